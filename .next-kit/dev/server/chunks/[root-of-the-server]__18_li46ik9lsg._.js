module.exports = [
"[externals]/crypto [external] (crypto, cjs)", ((__turbopack_context__, module, exports) => {

var mod = __turbopack_context__.x("crypto", () => require("crypto"));

module.exports = mod;
}),
"[externals]/next/dist/build/adapter/setup-node-env.external.js [external] (next/dist/build/adapter/setup-node-env.external.js, cjs)", ((__turbopack_context__, module, exports) => {

var mod = __turbopack_context__.x("next/dist/build/adapter/setup-node-env.external.js", () => require("next/dist/build/adapter/setup-node-env.external.js"));

module.exports = mod;
}),
"[externals]/next/dist/server/app-render/action-async-storage.external.js [external] (next/dist/server/app-render/action-async-storage.external.js, cjs)", ((__turbopack_context__, module, exports) => {

var mod = __turbopack_context__.x("next/dist/server/app-render/action-async-storage.external.js", () => require("next/dist/server/app-render/action-async-storage.external.js"));

module.exports = mod;
}),
"[externals]/next/dist/server/app-render/after-task-async-storage.external.js [external] (next/dist/server/app-render/after-task-async-storage.external.js, cjs)", ((__turbopack_context__, module, exports) => {

var mod = __turbopack_context__.x("next/dist/server/app-render/after-task-async-storage.external.js", () => require("next/dist/server/app-render/after-task-async-storage.external.js"));

module.exports = mod;
}),
"[externals]/next/dist/server/app-render/work-async-storage.external.js [external] (next/dist/server/app-render/work-async-storage.external.js, cjs)", ((__turbopack_context__, module, exports) => {

var mod = __turbopack_context__.x("next/dist/server/app-render/work-async-storage.external.js", () => require("next/dist/server/app-render/work-async-storage.external.js"));

module.exports = mod;
}),
"[externals]/next/dist/server/app-render/work-unit-async-storage.external.js [external] (next/dist/server/app-render/work-unit-async-storage.external.js, cjs)", ((__turbopack_context__, module, exports) => {

var mod = __turbopack_context__.x("next/dist/server/app-render/work-unit-async-storage.external.js", () => require("next/dist/server/app-render/work-unit-async-storage.external.js"));

module.exports = mod;
}),
"[externals]/next/dist/server/lib/incremental-cache/memory-cache.external.js [external] (next/dist/server/lib/incremental-cache/memory-cache.external.js, cjs)", ((__turbopack_context__, module, exports) => {

var mod = __turbopack_context__.x("next/dist/server/lib/incremental-cache/memory-cache.external.js", () => require("next/dist/server/lib/incremental-cache/memory-cache.external.js"));

module.exports = mod;
}),
"[externals]/next/dist/server/lib/incremental-cache/shared-cache-controls.external.js [external] (next/dist/server/lib/incremental-cache/shared-cache-controls.external.js, cjs)", ((__turbopack_context__, module, exports) => {

var mod = __turbopack_context__.x("next/dist/server/lib/incremental-cache/shared-cache-controls.external.js", () => require("next/dist/server/lib/incremental-cache/shared-cache-controls.external.js"));

module.exports = mod;
}),
"[externals]/next/dist/server/lib/incremental-cache/tags-manifest.external.js [external] (next/dist/server/lib/incremental-cache/tags-manifest.external.js, cjs)", ((__turbopack_context__, module, exports) => {

var mod = __turbopack_context__.x("next/dist/server/lib/incremental-cache/tags-manifest.external.js", () => require("next/dist/server/lib/incremental-cache/tags-manifest.external.js"));

module.exports = mod;
}),
"[externals]/next/dist/server/lib/router-utils/instrumentation-globals.external.js [external] (next/dist/server/lib/router-utils/instrumentation-globals.external.js, cjs)", ((__turbopack_context__, module, exports) => {

var mod = __turbopack_context__.x("next/dist/server/lib/router-utils/instrumentation-globals.external.js", () => require("next/dist/server/lib/router-utils/instrumentation-globals.external.js"));

module.exports = mod;
}),
"[externals]/next/dist/server/runtime-reacts.external.js [external] (next/dist/server/runtime-reacts.external.js, cjs)", ((__turbopack_context__, module, exports) => {

var mod = __turbopack_context__.x("next/dist/server/runtime-reacts.external.js", () => require("next/dist/server/runtime-reacts.external.js"));

module.exports = mod;
}),
"[externals]/node:async_hooks [external] (node:async_hooks, cjs)", ((__turbopack_context__, module, exports) => {

var mod = __turbopack_context__.x("node:async_hooks", () => require("node:async_hooks"));

module.exports = mod;
}),
"[externals]/node:path [external] (node:path, cjs)", ((__turbopack_context__, module, exports) => {

var mod = __turbopack_context__.x("node:path", () => require("node:path"));

module.exports = mod;
}),
"[externals]/node:stream [external] (node:stream, cjs)", ((__turbopack_context__, module, exports) => {

var mod = __turbopack_context__.x("node:stream", () => require("node:stream"));

module.exports = mod;
}),
"[externals]/path [external] (path, cjs)", ((__turbopack_context__, module, exports) => {

var mod = __turbopack_context__.x("path", () => require("path"));

module.exports = mod;
}),
"[project]/lib/url/routes.ts [middleware] (ecmascript)", ((__turbopack_context__) => {
"use strict";

/** Every path of the product. No other file writes a path as text. */ /** Query values; empty ones (null, undefined, '', []) are left out. A list becomes repeated keys. */ __turbopack_context__.s([
    "isOwnPath",
    ()=>isOwnPath,
    "routes",
    ()=>routes
]);
function withSearch(path, search) {
    if (!search) return path;
    const params = search instanceof URLSearchParams ? search : new URLSearchParams(entriesOf(search));
    const text = params.toString();
    return text === '' ? path : `${path}?${text}`;
}
function entriesOf(search) {
    return Object.entries(search).flatMap(([key, value])=>{
        if (value === null || value === undefined || value === '') return [];
        return typeof value === 'object' ? value.map((item)=>[
                key,
                item
            ]) : [
            [
                key,
                String(value)
            ]
        ];
    });
}
function segment(id) {
    return encodeURIComponent(id);
}
const routes = {
    home: ()=>'/',
    /** `next`: the path to return to after signing in; pages must check it with `isOwnPath`. */ signIn: (next)=>withSearch('/sign-in', {
            next
        }),
    events: (search)=>withSearch('/events', search),
    batches: (search)=>withSearch('/batches', search),
    batch: (id)=>`/batches/${segment(id)}`,
    newBatch: (draftId)=>withSearch('/batches/new', {
            draft: draftId
        }),
    apiEvents: (search)=>withSearch('/api/events', search),
    /** `key`: eventKey() of the event. */ apiEventDetail: (key)=>withSearch('/api/events/detail', {
            key
        }),
    apiEventFacets: ()=>'/api/events/facets',
    apiEventsCsv: (search)=>withSearch('/api/events.csv', search),
    apiDraft: (id)=>`/api/drafts/${segment(id)}`,
    apiBatches: (search)=>withSearch('/api/batches', search),
    apiBatch: (id)=>`/api/batches/${segment(id)}`,
    apiBatchCsv: (id)=>`/api/batches/${segment(id)}.csv`,
    apiSelection: (id)=>`/api/selections/${segment(id)}`,
    apiSync: ()=>'/api/sync',
    health: ()=>'/api/health',
    metrics: ()=>'/api/metrics',
    authSignIn: ()=>'/api/auth/sign-in/email',
    authSignOut: ()=>'/api/auth/sign-out'
};
function isOwnPath(path) {
    return typeof path === 'string' && /^\/(?![/\\])[^\\\p{Cc}]*$/u.test(path);
}
}),
"[project]/proxy.ts [middleware] (ecmascript)", ((__turbopack_context__) => {
"use strict";

__turbopack_context__.s([
    "config",
    ()=>config,
    "proxy",
    ()=>proxy
]);
var __TURBOPACK__imported__module__$5b$project$5d2f$node_modules$2f$next$2f$server$2e$js__$5b$middleware$5d$__$28$ecmascript$29$__ = __turbopack_context__.i("[project]/node_modules/next/server.js [middleware] (ecmascript)");
var __TURBOPACK__imported__module__$5b$project$5d2f$lib$2f$url$2f$routes$2e$ts__$5b$middleware$5d$__$28$ecmascript$29$__ = __turbopack_context__.i("[project]/lib/url/routes.ts [middleware] (ecmascript)");
;
;
/** better-auth's cookie, under any prefix; "__Secure-" comes before it on https. */ const SESSION_COOKIE_END = '.session_token';
/** One nonce for each request: Next puts it on its own scripts, and 'strict-dynamic' lets those load theirs. */ function contentSecurityPolicy(nonce) {
    // React's development build evaluates code to rebuild stack traces of the server.
    const development = ("TURBOPACK compile-time truthy", 1) ? " 'unsafe-eval'" : "TURBOPACK unreachable";
    return [
        "default-src 'self'",
        `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development}`,
        // Virtual rows and floating menus are placed by style attributes, which no nonce can allow.
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'"
    ].join('; ');
}
function proxy(request) {
    const { pathname, search } = request.nextUrl;
    const hasCookie = request.cookies.getAll().some(({ name })=>name.endsWith(SESSION_COOKIE_END));
    if (!hasCookie && pathname !== __TURBOPACK__imported__module__$5b$project$5d2f$lib$2f$url$2f$routes$2e$ts__$5b$middleware$5d$__$28$ecmascript$29$__["routes"].signIn()) {
        const next = pathname === __TURBOPACK__imported__module__$5b$project$5d2f$lib$2f$url$2f$routes$2e$ts__$5b$middleware$5d$__$28$ecmascript$29$__["routes"].home() ? undefined : `${pathname}${search}`;
        return __TURBOPACK__imported__module__$5b$project$5d2f$node_modules$2f$next$2f$server$2e$js__$5b$middleware$5d$__$28$ecmascript$29$__["NextResponse"].redirect(new URL(__TURBOPACK__imported__module__$5b$project$5d2f$lib$2f$url$2f$routes$2e$ts__$5b$middleware$5d$__$28$ecmascript$29$__["routes"].signIn(next), request.url));
    }
    const policy = contentSecurityPolicy(crypto.randomUUID().replaceAll('-', ''));
    const headers = new Headers(request.headers);
    headers.set('Content-Security-Policy', policy);
    const response = __TURBOPACK__imported__module__$5b$project$5d2f$node_modules$2f$next$2f$server$2e$js__$5b$middleware$5d$__$28$ecmascript$29$__["NextResponse"].next({
        request: {
            headers
        }
    });
    response.headers.set('Content-Security-Policy', policy);
    response.headers.set('Cache-Control', 'no-store');
    return response;
}
const config = {
    matcher: [
        '/((?!api/|_next/static/|_next/image|icon.svg|favicon.ico).*)'
    ]
};
}),
];

//# sourceMappingURL=%5Broot-of-the-server%5D__18_li46ik9lsg._.js.map