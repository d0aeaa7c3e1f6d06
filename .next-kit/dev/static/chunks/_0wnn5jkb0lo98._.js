(globalThis["TURBOPACK"] || (globalThis["TURBOPACK"] = [])).push([typeof document === "object" ? document.currentScript : undefined,
"[project]/components/feedback/toast-store.ts [app-client] (ecmascript)", ((__turbopack_context__) => {
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
        __turbopack_context__.A("[project]/node_modules/sonner/dist/index.mjs [app-client] (ecmascript, async loader)"),
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
if (typeof globalThis.$RefreshHelpers$ === 'object' && globalThis.$RefreshHelpers !== null) {
    __turbopack_context__.k.registerExports(__turbopack_context__.m, globalThis.$RefreshHelpers$);
}
}),
"[project]/components/feedback/toaster.tsx [app-client] (ecmascript)", ((__turbopack_context__) => {
"use strict";

__turbopack_context__.s([
    "Toaster",
    ()=>Toaster
]);
var __TURBOPACK__imported__module__$5b$project$5d2f$node_modules$2f$next$2f$dist$2f$compiled$2f$react$2f$jsx$2d$dev$2d$runtime$2e$js__$5b$app$2d$client$5d$__$28$ecmascript$29$__ = __turbopack_context__.i("[project]/node_modules/next/dist/compiled/react/jsx-dev-runtime.js [app-client] (ecmascript)");
var __TURBOPACK__imported__module__$5b$project$5d2f$node_modules$2f$next$2f$dist$2f$compiled$2f$react$2f$index$2e$js__$5b$app$2d$client$5d$__$28$ecmascript$29$__ = __turbopack_context__.i("[project]/node_modules/next/dist/compiled/react/index.js [app-client] (ecmascript)");
var __TURBOPACK__imported__module__$5b$project$5d2f$components$2f$feedback$2f$toast$2d$store$2e$ts__$5b$app$2d$client$5d$__$28$ecmascript$29$__ = __turbopack_context__.i("[project]/components/feedback/toast-store.ts [app-client] (ecmascript)");
;
var _s = __turbopack_context__.k.signature();
'use client';
;
;
const SonnerToaster = /*#__PURE__*/ (0, __TURBOPACK__imported__module__$5b$project$5d2f$node_modules$2f$next$2f$dist$2f$compiled$2f$react$2f$index$2e$js__$5b$app$2d$client$5d$__$28$ecmascript$29$__["lazy"])(()=>__turbopack_context__.A("[project]/components/feedback/sonner-toaster.tsx [app-client] (ecmascript, async loader)"));
_c = SonnerToaster;
function Toaster() {
    _s();
    const wanted = (0, __TURBOPACK__imported__module__$5b$project$5d2f$node_modules$2f$next$2f$dist$2f$compiled$2f$react$2f$index$2e$js__$5b$app$2d$client$5d$__$28$ecmascript$29$__["useSyncExternalStore"])(__TURBOPACK__imported__module__$5b$project$5d2f$components$2f$feedback$2f$toast$2d$store$2e$ts__$5b$app$2d$client$5d$__$28$ecmascript$29$__["toasterStore"].subscribe, __TURBOPACK__imported__module__$5b$project$5d2f$components$2f$feedback$2f$toast$2d$store$2e$ts__$5b$app$2d$client$5d$__$28$ecmascript$29$__["toasterStore"].isWanted, {
        "Toaster.useSyncExternalStore[wanted]": ()=>false
    }["Toaster.useSyncExternalStore[wanted]"]);
    if (!wanted) return null;
    return /*#__PURE__*/ (0, __TURBOPACK__imported__module__$5b$project$5d2f$node_modules$2f$next$2f$dist$2f$compiled$2f$react$2f$jsx$2d$dev$2d$runtime$2e$js__$5b$app$2d$client$5d$__$28$ecmascript$29$__["jsxDEV"])(__TURBOPACK__imported__module__$5b$project$5d2f$node_modules$2f$next$2f$dist$2f$compiled$2f$react$2f$index$2e$js__$5b$app$2d$client$5d$__$28$ecmascript$29$__["Suspense"], {
        fallback: null,
        children: /*#__PURE__*/ (0, __TURBOPACK__imported__module__$5b$project$5d2f$node_modules$2f$next$2f$dist$2f$compiled$2f$react$2f$jsx$2d$dev$2d$runtime$2e$js__$5b$app$2d$client$5d$__$28$ecmascript$29$__["jsxDEV"])(SonnerToaster, {}, void 0, false, {
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
_s(Toaster, "4eje4OBccjfh3bcdqpzkWY9MBuc=", false, function() {
    return [
        __TURBOPACK__imported__module__$5b$project$5d2f$node_modules$2f$next$2f$dist$2f$compiled$2f$react$2f$index$2e$js__$5b$app$2d$client$5d$__$28$ecmascript$29$__["useSyncExternalStore"]
    ];
});
_c1 = Toaster;
var _c, _c1;
__turbopack_context__.k.register(_c, "SonnerToaster");
__turbopack_context__.k.register(_c1, "Toaster");
if (typeof globalThis.$RefreshHelpers$ === 'object' && globalThis.$RefreshHelpers !== null) {
    __turbopack_context__.k.registerExports(__turbopack_context__.m, globalThis.$RefreshHelpers$);
}
}),
"[project]/components/shell/zone-cookie.tsx [app-client] (ecmascript)", ((__turbopack_context__) => {
"use strict";

__turbopack_context__.s([
    "ZoneCookie",
    ()=>ZoneCookie
]);
var __TURBOPACK__imported__module__$5b$project$5d2f$node_modules$2f$next$2f$navigation$2e$js__$5b$app$2d$client$5d$__$28$ecmascript$29$__ = __turbopack_context__.i("[project]/node_modules/next/navigation.js [app-client] (ecmascript)");
var __TURBOPACK__imported__module__$5b$project$5d2f$node_modules$2f$next$2f$dist$2f$compiled$2f$react$2f$index$2e$js__$5b$app$2d$client$5d$__$28$ecmascript$29$__ = __turbopack_context__.i("[project]/node_modules/next/dist/compiled/react/index.js [app-client] (ecmascript)");
var __TURBOPACK__imported__module__$5b$project$5d2f$lib$2f$i18n$2f$preferences$2e$ts__$5b$app$2d$client$5d$__$28$ecmascript$29$__ = __turbopack_context__.i("[project]/lib/i18n/preferences.ts [app-client] (ecmascript)");
var __TURBOPACK__imported__module__$5b$project$5d2f$lib$2f$time$2f$zones$2e$ts__$5b$app$2d$client$5d$__$28$ecmascript$29$__ = __turbopack_context__.i("[project]/lib/time/zones.ts [app-client] (ecmascript)");
var _s = __turbopack_context__.k.signature();
'use client';
;
;
;
;
function ZoneCookie() {
    _s();
    const router = (0, __TURBOPACK__imported__module__$5b$project$5d2f$node_modules$2f$next$2f$navigation$2e$js__$5b$app$2d$client$5d$__$28$ecmascript$29$__["useRouter"])();
    // The cookie jar is the outside system.
    (0, __TURBOPACK__imported__module__$5b$project$5d2f$node_modules$2f$next$2f$dist$2f$compiled$2f$react$2f$index$2e$js__$5b$app$2d$client$5d$__$28$ecmascript$29$__["useEffect"])({
        "ZoneCookie.useEffect": ()=>{
            if (document.cookie.split('; ').some({
                "ZoneCookie.useEffect": (pair)=>pair.startsWith(`${__TURBOPACK__imported__module__$5b$project$5d2f$lib$2f$i18n$2f$preferences$2e$ts__$5b$app$2d$client$5d$__$28$ecmascript$29$__["ZONE_COOKIE"]}=`)
            }["ZoneCookie.useEffect"])) return;
            const value = encodeURIComponent((0, __TURBOPACK__imported__module__$5b$project$5d2f$lib$2f$time$2f$zones$2e$ts__$5b$app$2d$client$5d$__$28$ecmascript$29$__["ownZone"])());
            // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API needs https, this desk may run on plain loopback
            document.cookie = `${__TURBOPACK__imported__module__$5b$project$5d2f$lib$2f$i18n$2f$preferences$2e$ts__$5b$app$2d$client$5d$__$28$ecmascript$29$__["ZONE_COOKIE"]}=${value}; path=/; max-age=${__TURBOPACK__imported__module__$5b$project$5d2f$lib$2f$i18n$2f$preferences$2e$ts__$5b$app$2d$client$5d$__$28$ecmascript$29$__["PREFERENCE_MAX_AGE_S"]}; samesite=lax`;
            router.refresh();
        }
    }["ZoneCookie.useEffect"], [
        router
    ]);
    return null;
}
_s(ZoneCookie, "vQduR7x+OPXj6PSmJyFnf+hU7bg=", false, function() {
    return [
        __TURBOPACK__imported__module__$5b$project$5d2f$node_modules$2f$next$2f$navigation$2e$js__$5b$app$2d$client$5d$__$28$ecmascript$29$__["useRouter"]
    ];
});
_c = ZoneCookie;
var _c;
__turbopack_context__.k.register(_c, "ZoneCookie");
if (typeof globalThis.$RefreshHelpers$ === 'object' && globalThis.$RefreshHelpers !== null) {
    __turbopack_context__.k.registerExports(__turbopack_context__.m, globalThis.$RefreshHelpers$);
}
}),
"[project]/lib/i18n/preferences.ts [app-client] (ecmascript)", ((__turbopack_context__) => {
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
if (typeof globalThis.$RefreshHelpers$ === 'object' && globalThis.$RefreshHelpers !== null) {
    __turbopack_context__.k.registerExports(__turbopack_context__.m, globalThis.$RefreshHelpers$);
}
}),
"[project]/lib/time/zones.ts [app-client] (ecmascript)", ((__turbopack_context__) => {
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
if (typeof globalThis.$RefreshHelpers$ === 'object' && globalThis.$RefreshHelpers !== null) {
    __turbopack_context__.k.registerExports(__turbopack_context__.m, globalThis.$RefreshHelpers$);
}
}),
]);

//# sourceMappingURL=_0wnn5jkb0lo98._.js.map