module.exports = [
"[externals]/next/dist/compiled/next-server/app-page-turbo.runtime.dev.js [external] (next/dist/compiled/next-server/app-page-turbo.runtime.dev.js, cjs)", ((__turbopack_context__, module, exports) => {

var mod = __turbopack_context__.x("next/dist/compiled/next-server/app-page-turbo.runtime.dev.js", () => require("next/dist/compiled/next-server/app-page-turbo.runtime.dev.js"));

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
"[externals]/next/dist/server/app-render/dynamic-access-async-storage.external.js [external] (next/dist/server/app-render/dynamic-access-async-storage.external.js, cjs)", ((__turbopack_context__, module, exports) => {

var mod = __turbopack_context__.x("next/dist/server/app-render/dynamic-access-async-storage.external.js", () => require("next/dist/server/app-render/dynamic-access-async-storage.external.js"));

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
"[externals]/next/dist/server/runtime-reacts.external.js [external] (next/dist/server/runtime-reacts.external.js, cjs)", ((__turbopack_context__, module, exports) => {

var mod = __turbopack_context__.x("next/dist/server/runtime-reacts.external.js", () => require("next/dist/server/runtime-reacts.external.js"));

module.exports = mod;
}),
"[project]/components/feedback/toast-store.ts [app-ssr] (ecmascript)", ((__turbopack_context__) => {
"use strict";

/** Loads sonner on the first message and not before: most page views show none. */ __turbopack_context__.s([
    "notify",
    ()=>notify,
    "toasterStore",
    ()=>toasterStore
]);
const listeners = new Set();
let wanted = false;
let markReady = ()=>{};
const ready = new Promise((resolve)=>{
    markReady = resolve;
});
const toasterStore = {
    subscribe (listener) {
        listeners.add(listener);
        return ()=>listeners.delete(listener);
    },
    isWanted: ()=>wanted,
    /** Called once the toaster is on the page; messages sent before are shown then. */ ready: ()=>markReady()
};
async function show(tone, message, options = {}) {
    wanted = true;
    for (const listener of listeners)listener();
    const [{ toast }] = await Promise.all([
        __turbopack_context__.A("[project]/node_modules/sonner/dist/index.mjs [app-ssr] (ecmascript, async loader)"),
        ready
    ]);
    // Errors stay until dismissed: nobody must miss one by looking away.
    toast[tone](message, {
        ...options,
        duration: tone === 'error' ? Number.POSITIVE_INFINITY : 6_000
    });
}
const notify = {
    success: (message, options)=>void show('success', message, options),
    error: (message, options)=>void show('error', message, options),
    info: (message, options)=>void show('info', message, options),
    warning: (message, options)=>void show('warning', message, options)
};
}),
"[project]/components/feedback/toaster.tsx [app-ssr] (ecmascript)", ((__turbopack_context__) => {
"use strict";

__turbopack_context__.s([
    "Toaster",
    ()=>Toaster
]);
var __TURBOPACK__imported__module__$5b$project$5d2f$node_modules$2f$next$2f$dist$2f$server$2f$route$2d$modules$2f$app$2d$page$2f$vendored$2f$ssr$2f$react$2d$jsx$2d$dev$2d$runtime$2e$js__$5b$app$2d$ssr$5d$__$28$ecmascript$29$__ = __turbopack_context__.i("[project]/node_modules/next/dist/server/route-modules/app-page/vendored/ssr/react-jsx-dev-runtime.js [app-ssr] (ecmascript)");
var __TURBOPACK__imported__module__$5b$project$5d2f$node_modules$2f$next$2f$dist$2f$server$2f$route$2d$modules$2f$app$2d$page$2f$vendored$2f$ssr$2f$react$2e$js__$5b$app$2d$ssr$5d$__$28$ecmascript$29$__ = __turbopack_context__.i("[project]/node_modules/next/dist/server/route-modules/app-page/vendored/ssr/react.js [app-ssr] (ecmascript)");
var __TURBOPACK__imported__module__$5b$project$5d2f$components$2f$feedback$2f$toast$2d$store$2e$ts__$5b$app$2d$ssr$5d$__$28$ecmascript$29$__ = __turbopack_context__.i("[project]/components/feedback/toast-store.ts [app-ssr] (ecmascript)");
'use client';
;
;
;
const SonnerToaster = /*#__PURE__*/ (0, __TURBOPACK__imported__module__$5b$project$5d2f$node_modules$2f$next$2f$dist$2f$server$2f$route$2d$modules$2f$app$2d$page$2f$vendored$2f$ssr$2f$react$2e$js__$5b$app$2d$ssr$5d$__$28$ecmascript$29$__["lazy"])(()=>__turbopack_context__.A("[project]/components/feedback/sonner-toaster.tsx [app-ssr] (ecmascript, async loader)"));
function Toaster() {
    const wanted = (0, __TURBOPACK__imported__module__$5b$project$5d2f$node_modules$2f$next$2f$dist$2f$server$2f$route$2d$modules$2f$app$2d$page$2f$vendored$2f$ssr$2f$react$2e$js__$5b$app$2d$ssr$5d$__$28$ecmascript$29$__["useSyncExternalStore"])(__TURBOPACK__imported__module__$5b$project$5d2f$components$2f$feedback$2f$toast$2d$store$2e$ts__$5b$app$2d$ssr$5d$__$28$ecmascript$29$__["toasterStore"].subscribe, __TURBOPACK__imported__module__$5b$project$5d2f$components$2f$feedback$2f$toast$2d$store$2e$ts__$5b$app$2d$ssr$5d$__$28$ecmascript$29$__["toasterStore"].isWanted, ()=>false);
    if (!wanted) return null;
    return /*#__PURE__*/ (0, __TURBOPACK__imported__module__$5b$project$5d2f$node_modules$2f$next$2f$dist$2f$server$2f$route$2d$modules$2f$app$2d$page$2f$vendored$2f$ssr$2f$react$2d$jsx$2d$dev$2d$runtime$2e$js__$5b$app$2d$ssr$5d$__$28$ecmascript$29$__["jsxDEV"])(__TURBOPACK__imported__module__$5b$project$5d2f$node_modules$2f$next$2f$dist$2f$server$2f$route$2d$modules$2f$app$2d$page$2f$vendored$2f$ssr$2f$react$2e$js__$5b$app$2d$ssr$5d$__$28$ecmascript$29$__["Suspense"], {
        fallback: null,
        children: /*#__PURE__*/ (0, __TURBOPACK__imported__module__$5b$project$5d2f$node_modules$2f$next$2f$dist$2f$server$2f$route$2d$modules$2f$app$2d$page$2f$vendored$2f$ssr$2f$react$2d$jsx$2d$dev$2d$runtime$2e$js__$5b$app$2d$ssr$5d$__$28$ecmascript$29$__["jsxDEV"])(SonnerToaster, {}, void 0, false, {
            fileName: "[project]/components/feedback/toaster.tsx",
            lineNumber: 14,
            columnNumber: 7
        }, this)
    }, void 0, false, {
        fileName: "[project]/components/feedback/toaster.tsx",
        lineNumber: 13,
        columnNumber: 5
    }, this);
}
}),
"[project]/components/shell/zone-cookie.tsx [app-ssr] (ecmascript)", ((__turbopack_context__) => {
"use strict";

__turbopack_context__.s([
    "ZoneCookie",
    ()=>ZoneCookie
]);
var __TURBOPACK__imported__module__$5b$project$5d2f$node_modules$2f$next$2f$navigation$2e$js__$5b$app$2d$ssr$5d$__$28$ecmascript$29$__ = __turbopack_context__.i("[project]/node_modules/next/navigation.js [app-ssr] (ecmascript)");
var __TURBOPACK__imported__module__$5b$project$5d2f$node_modules$2f$next$2f$dist$2f$server$2f$route$2d$modules$2f$app$2d$page$2f$vendored$2f$ssr$2f$react$2e$js__$5b$app$2d$ssr$5d$__$28$ecmascript$29$__ = __turbopack_context__.i("[project]/node_modules/next/dist/server/route-modules/app-page/vendored/ssr/react.js [app-ssr] (ecmascript)");
var __TURBOPACK__imported__module__$5b$project$5d2f$lib$2f$i18n$2f$preferences$2e$ts__$5b$app$2d$ssr$5d$__$28$ecmascript$29$__ = __turbopack_context__.i("[project]/lib/i18n/preferences.ts [app-ssr] (ecmascript)");
var __TURBOPACK__imported__module__$5b$project$5d2f$lib$2f$time$2f$zones$2e$ts__$5b$app$2d$ssr$5d$__$28$ecmascript$29$__ = __turbopack_context__.i("[project]/lib/time/zones.ts [app-ssr] (ecmascript)");
'use client';
;
;
;
;
function ZoneCookie() {
    const router = (0, __TURBOPACK__imported__module__$5b$project$5d2f$node_modules$2f$next$2f$navigation$2e$js__$5b$app$2d$ssr$5d$__$28$ecmascript$29$__["useRouter"])();
    // The cookie jar is the outside system.
    (0, __TURBOPACK__imported__module__$5b$project$5d2f$node_modules$2f$next$2f$dist$2f$server$2f$route$2d$modules$2f$app$2d$page$2f$vendored$2f$ssr$2f$react$2e$js__$5b$app$2d$ssr$5d$__$28$ecmascript$29$__["useEffect"])(()=>{
        if (document.cookie.split('; ').some((pair)=>pair.startsWith(`${__TURBOPACK__imported__module__$5b$project$5d2f$lib$2f$i18n$2f$preferences$2e$ts__$5b$app$2d$ssr$5d$__$28$ecmascript$29$__["ZONE_COOKIE"]}=`))) return;
        const value = encodeURIComponent((0, __TURBOPACK__imported__module__$5b$project$5d2f$lib$2f$time$2f$zones$2e$ts__$5b$app$2d$ssr$5d$__$28$ecmascript$29$__["ownZone"])());
        // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API needs https, this desk may run on plain loopback
        document.cookie = `${__TURBOPACK__imported__module__$5b$project$5d2f$lib$2f$i18n$2f$preferences$2e$ts__$5b$app$2d$ssr$5d$__$28$ecmascript$29$__["ZONE_COOKIE"]}=${value}; path=/; max-age=${__TURBOPACK__imported__module__$5b$project$5d2f$lib$2f$i18n$2f$preferences$2e$ts__$5b$app$2d$ssr$5d$__$28$ecmascript$29$__["PREFERENCE_MAX_AGE_S"]}; samesite=lax`;
        router.refresh();
    }, [
        router
    ]);
    return null;
}
}),
"[project]/lib/i18n/preferences.ts [app-ssr] (ecmascript)", ((__turbopack_context__) => {
"use strict";

/** What a viewer may choose for themselves, and the cookies that keep it. Readable by the server before any paint. */ __turbopack_context__.s([
    "LOCALE_COOKIE",
    ()=>LOCALE_COOKIE,
    "PREFERENCE_MAX_AGE_S",
    ()=>PREFERENCE_MAX_AGE_S,
    "THEMES",
    ()=>THEMES,
    "THEME_COOKIE",
    ()=>THEME_COOKIE,
    "ZONE_COOKIE",
    ()=>ZONE_COOKIE,
    "isTheme",
    ()=>isTheme
]);
const LOCALE_COOKIE = 'desk-locale';
const THEME_COOKIE = 'desk-theme';
const ZONE_COOKIE = 'desk-zone';
const PREFERENCE_MAX_AGE_S = 365 * 86_400;
const THEMES = [
    'system',
    'light',
    'dark'
];
function isTheme(value) {
    return THEMES.some((theme)=>theme === value);
}
}),
"[project]/lib/time/zones.ts [app-ssr] (ecmascript)", ((__turbopack_context__) => {
"use strict";

__turbopack_context__.s([
    "isZone",
    ()=>isZone,
    "listZones",
    ()=>listZones,
    "ownZone",
    ()=>ownZone,
    "zoneCity",
    ()=>zoneCity
]);
/** IANA zones: which exist, and what the clock on the wall says in them. The only code that asks for a zone. */ const ZONE_NAME = /^[A-Za-z][A-Za-z0-9_+\-/]{0,63}$/;
const known = new Map();
function isZone(value) {
    if (typeof value !== 'string' || !ZONE_NAME.test(value)) return false;
    const cached = known.get(value);
    if (cached !== undefined) return cached;
    let valid = true;
    try {
        new Intl.DateTimeFormat('en', {
            timeZone: value
        });
    } catch  {
        valid = false;
    }
    // A hostile cookie must not grow the memory of the server.
    if (known.size < 2_000) known.set(value, valid);
    return valid;
}
function listZones() {
    return [
        'UTC',
        ...Intl.supportedValuesOf('timeZone').filter((zone)=>zone !== 'UTC')
    ];
}
function ownZone() {
    const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
    return isZone(zone) ? zone : 'UTC';
}
function zoneCity(zone) {
    return (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
}
}),
];

//# sourceMappingURL=%5Broot-of-the-server%5D__10en04m_u2ijo._.js.map