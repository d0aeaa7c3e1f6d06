module.exports = [
"[project]/app/layout.tsx [app-rsc] (ecmascript)", ((__turbopack_context__) => {
"use strict";

__turbopack_context__.s([
    "default",
    ()=>RootLayout,
    "generateMetadata",
    ()=>generateMetadata,
    "viewport",
    ()=>viewport
]);
var __TURBOPACK__imported__module__$5b$project$5d2f$node_modules$2f$next$2f$dist$2f$server$2f$route$2d$modules$2f$app$2d$page$2f$vendored$2f$rsc$2f$react$2d$jsx$2d$dev$2d$runtime$2e$js__$5b$app$2d$rsc$5d$__$28$ecmascript$29$__ = __turbopack_context__.i("[project]/node_modules/next/dist/server/route-modules/app-page/vendored/rsc/react-jsx-dev-runtime.js [app-rsc] (ecmascript)");
var __TURBOPACK__imported__module__$5b$project$5d2f$node_modules$2f$geist$2f$dist$2f$mono$2e$js__$5b$app$2d$rsc$5d$__$28$ecmascript$29$__$3c$locals$3e$__ = __turbopack_context__.i("[project]/node_modules/geist/dist/mono.js [app-rsc] (ecmascript) <locals>");
var __TURBOPACK__imported__module__$5b$project$5d2f$node_modules$2f$geist$2f$dist$2f$geistmono_157ca88a$2e$js__$5b$app$2d$rsc$5d$__$28$ecmascript$29$__$3c$export__default__as__GeistMono$3e$__ = __turbopack_context__.i("[project]/node_modules/geist/dist/geistmono_157ca88a.js [app-rsc] (ecmascript) <export default as GeistMono>");
var __TURBOPACK__imported__module__$5b$project$5d2f$node_modules$2f$geist$2f$dist$2f$sans$2e$js__$5b$app$2d$rsc$5d$__$28$ecmascript$29$__$3c$locals$3e$__ = __turbopack_context__.i("[project]/node_modules/geist/dist/sans.js [app-rsc] (ecmascript) <locals>");
var __TURBOPACK__imported__module__$5b$project$5d2f$node_modules$2f$geist$2f$dist$2f$geistsans_d5a4f12f$2e$js__$5b$app$2d$rsc$5d$__$28$ecmascript$29$__$3c$export__default__as__GeistSans$3e$__ = __turbopack_context__.i("[project]/node_modules/geist/dist/geistsans_d5a4f12f.js [app-rsc] (ecmascript) <export default as GeistSans>");
var __TURBOPACK__imported__module__$5b$project$5d2f$node_modules$2f$next$2f$headers$2e$js__$5b$app$2d$rsc$5d$__$28$ecmascript$29$__ = __turbopack_context__.i("[project]/node_modules/next/headers.js [app-rsc] (ecmascript)");
var __TURBOPACK__imported__module__$5b$project$5d2f$node_modules$2f$next$2d$intl$2f$dist$2f$esm$2f$development$2f$react$2d$server$2f$NextIntlClientProviderServer$2e$js__$5b$app$2d$rsc$5d$__$28$ecmascript$29$__$3c$export__default__as__NextIntlClientProvider$3e$__ = __turbopack_context__.i("[project]/node_modules/next-intl/dist/esm/development/react-server/NextIntlClientProviderServer.js [app-rsc] (ecmascript) <export default as NextIntlClientProvider>");
var __TURBOPACK__imported__module__$5b$project$5d2f$node_modules$2f$next$2d$intl$2f$dist$2f$esm$2f$development$2f$server$2f$react$2d$server$2f$getLocale$2e$js__$5b$app$2d$rsc$5d$__$28$ecmascript$29$__$3c$export__default__as__getLocale$3e$__ = __turbopack_context__.i("[project]/node_modules/next-intl/dist/esm/development/server/react-server/getLocale.js [app-rsc] (ecmascript) <export default as getLocale>");
var __TURBOPACK__imported__module__$5b$project$5d2f$node_modules$2f$next$2d$intl$2f$dist$2f$esm$2f$development$2f$server$2f$react$2d$server$2f$getTranslations$2e$js__$5b$app$2d$rsc$5d$__$28$ecmascript$29$__$3c$export__default__as__getTranslations$3e$__ = __turbopack_context__.i("[project]/node_modules/next-intl/dist/esm/development/server/react-server/getTranslations.js [app-rsc] (ecmascript) <export default as getTranslations>");
var __TURBOPACK__imported__module__$5b$project$5d2f$components$2f$feedback$2f$toaster$2e$tsx__$5b$app$2d$rsc$5d$__$28$ecmascript$29$__ = __turbopack_context__.i("[project]/components/feedback/toaster.tsx [app-rsc] (ecmascript)");
var __TURBOPACK__imported__module__$5b$project$5d2f$components$2f$shell$2f$zone$2d$cookie$2e$tsx__$5b$app$2d$rsc$5d$__$28$ecmascript$29$__ = __turbopack_context__.i("[project]/components/shell/zone-cookie.tsx [app-rsc] (ecmascript)");
var __TURBOPACK__imported__module__$5b$project$5d2f$lib$2f$i18n$2f$preferences$2e$ts__$5b$app$2d$rsc$5d$__$28$ecmascript$29$__ = __turbopack_context__.i("[project]/lib/i18n/preferences.ts [app-rsc] (ecmascript)");
;
;
;
;
;
;
;
;
;
;
async function generateMetadata() {
    const t = await (0, __TURBOPACK__imported__module__$5b$project$5d2f$node_modules$2f$next$2d$intl$2f$dist$2f$esm$2f$development$2f$server$2f$react$2d$server$2f$getTranslations$2e$js__$5b$app$2d$rsc$5d$__$28$ecmascript$29$__$3c$export__default__as__getTranslations$3e$__["getTranslations"])('common');
    return {
        title: {
            default: t('appName'),
            template: `%s · ${t('appName')}`
        },
        robots: {
            index: false
        }
    };
}
const viewport = {
    themeColor: [
        {
            media: '(prefers-color-scheme: light)',
            color: '#fbfbfc'
        },
        {
            media: '(prefers-color-scheme: dark)',
            color: '#0e1014'
        }
    ]
};
async function RootLayout({ children }) {
    const locale = await (0, __TURBOPACK__imported__module__$5b$project$5d2f$node_modules$2f$next$2d$intl$2f$dist$2f$esm$2f$development$2f$server$2f$react$2d$server$2f$getLocale$2e$js__$5b$app$2d$rsc$5d$__$28$ecmascript$29$__$3c$export__default__as__getLocale$3e$__["getLocale"])();
    const theme = (await (0, __TURBOPACK__imported__module__$5b$project$5d2f$node_modules$2f$next$2f$headers$2e$js__$5b$app$2d$rsc$5d$__$28$ecmascript$29$__["cookies"])()).get(__TURBOPACK__imported__module__$5b$project$5d2f$lib$2f$i18n$2f$preferences$2e$ts__$5b$app$2d$rsc$5d$__$28$ecmascript$29$__["THEME_COOKIE"])?.value;
    return /*#__PURE__*/ (0, __TURBOPACK__imported__module__$5b$project$5d2f$node_modules$2f$next$2f$dist$2f$server$2f$route$2d$modules$2f$app$2d$page$2f$vendored$2f$rsc$2f$react$2d$jsx$2d$dev$2d$runtime$2e$js__$5b$app$2d$rsc$5d$__$28$ecmascript$29$__["jsxDEV"])("html", {
        lang: locale,
        "data-theme": (0, __TURBOPACK__imported__module__$5b$project$5d2f$lib$2f$i18n$2f$preferences$2e$ts__$5b$app$2d$rsc$5d$__$28$ecmascript$29$__["isTheme"])(theme) ? theme : 'system',
        className: `${__TURBOPACK__imported__module__$5b$project$5d2f$node_modules$2f$geist$2f$dist$2f$geistsans_d5a4f12f$2e$js__$5b$app$2d$rsc$5d$__$28$ecmascript$29$__$3c$export__default__as__GeistSans$3e$__["GeistSans"].variable} ${__TURBOPACK__imported__module__$5b$project$5d2f$node_modules$2f$geist$2f$dist$2f$geistmono_157ca88a$2e$js__$5b$app$2d$rsc$5d$__$28$ecmascript$29$__$3c$export__default__as__GeistMono$3e$__["GeistMono"].variable}`,
        children: /*#__PURE__*/ (0, __TURBOPACK__imported__module__$5b$project$5d2f$node_modules$2f$next$2f$dist$2f$server$2f$route$2d$modules$2f$app$2d$page$2f$vendored$2f$rsc$2f$react$2d$jsx$2d$dev$2d$runtime$2e$js__$5b$app$2d$rsc$5d$__$28$ecmascript$29$__["jsxDEV"])("body", {
            children: /*#__PURE__*/ (0, __TURBOPACK__imported__module__$5b$project$5d2f$node_modules$2f$next$2f$dist$2f$server$2f$route$2d$modules$2f$app$2d$page$2f$vendored$2f$rsc$2f$react$2d$jsx$2d$dev$2d$runtime$2e$js__$5b$app$2d$rsc$5d$__$28$ecmascript$29$__["jsxDEV"])(__TURBOPACK__imported__module__$5b$project$5d2f$node_modules$2f$next$2d$intl$2f$dist$2f$esm$2f$development$2f$react$2d$server$2f$NextIntlClientProviderServer$2e$js__$5b$app$2d$rsc$5d$__$28$ecmascript$29$__$3c$export__default__as__NextIntlClientProvider$3e$__["NextIntlClientProvider"], {
                children: [
                    children,
                    /*#__PURE__*/ (0, __TURBOPACK__imported__module__$5b$project$5d2f$node_modules$2f$next$2f$dist$2f$server$2f$route$2d$modules$2f$app$2d$page$2f$vendored$2f$rsc$2f$react$2d$jsx$2d$dev$2d$runtime$2e$js__$5b$app$2d$rsc$5d$__$28$ecmascript$29$__["jsxDEV"])(__TURBOPACK__imported__module__$5b$project$5d2f$components$2f$feedback$2f$toaster$2e$tsx__$5b$app$2d$rsc$5d$__$28$ecmascript$29$__["Toaster"], {}, void 0, false, {
                        fileName: "[project]/app/layout.tsx",
                        lineNumber: 37,
                        columnNumber: 11
                    }, this),
                    /*#__PURE__*/ (0, __TURBOPACK__imported__module__$5b$project$5d2f$node_modules$2f$next$2f$dist$2f$server$2f$route$2d$modules$2f$app$2d$page$2f$vendored$2f$rsc$2f$react$2d$jsx$2d$dev$2d$runtime$2e$js__$5b$app$2d$rsc$5d$__$28$ecmascript$29$__["jsxDEV"])(__TURBOPACK__imported__module__$5b$project$5d2f$components$2f$shell$2f$zone$2d$cookie$2e$tsx__$5b$app$2d$rsc$5d$__$28$ecmascript$29$__["ZoneCookie"], {}, void 0, false, {
                        fileName: "[project]/app/layout.tsx",
                        lineNumber: 38,
                        columnNumber: 11
                    }, this)
                ]
            }, void 0, true, {
                fileName: "[project]/app/layout.tsx",
                lineNumber: 35,
                columnNumber: 9
            }, this)
        }, void 0, false, {
            fileName: "[project]/app/layout.tsx",
            lineNumber: 34,
            columnNumber: 7
        }, this)
    }, void 0, false, {
        fileName: "[project]/app/layout.tsx",
        lineNumber: 29,
        columnNumber: 5
    }, this);
}
}),
"[project]/app/layout.tsx [app-rsc] (ecmascript, Next.js Server Component)", (function(__turbopack_context__){

__turbopack_context__.n(__turbopack_context__.i("[project]/app/layout.tsx [app-rsc] (ecmascript)"));
}),
"[project]/components/feedback/toaster.tsx [app-rsc] (client reference proxy)", ((__turbopack_context__) => {
"use strict";

__turbopack_context__.s([
    "Toaster",
    ()=>Toaster
]);
// This file is generated by next-core EcmascriptClientReferenceModule.
var __TURBOPACK__imported__module__$5b$project$5d2f$node_modules$2f$next$2f$dist$2f$server$2f$route$2d$modules$2f$app$2d$page$2f$vendored$2f$rsc$2f$react$2d$server$2d$dom$2d$turbopack$2d$server$2e$js__$5b$app$2d$rsc$5d$__$28$ecmascript$29$__ = __turbopack_context__.i("[project]/node_modules/next/dist/server/route-modules/app-page/vendored/rsc/react-server-dom-turbopack-server.js [app-rsc] (ecmascript)");
;
const Toaster = (0, __TURBOPACK__imported__module__$5b$project$5d2f$node_modules$2f$next$2f$dist$2f$server$2f$route$2d$modules$2f$app$2d$page$2f$vendored$2f$rsc$2f$react$2d$server$2d$dom$2d$turbopack$2d$server$2e$js__$5b$app$2d$rsc$5d$__$28$ecmascript$29$__["registerClientReference"])(function() {
    throw new Error("Attempted to call Toaster() from the server but Toaster is on the client. It's not possible to invoke a client function from the server, it can only be rendered as a Component or passed to props of a Client Component.");
}, "[project]/components/feedback/toaster.tsx", "Toaster");
}),
"[project]/components/feedback/toaster.tsx [app-rsc] (ecmascript)", ((__turbopack_context__) => {
"use strict";

var __TURBOPACK__imported__module__$5b$project$5d2f$components$2f$feedback$2f$toaster$2e$tsx__$5b$app$2d$rsc$5d$__$28$client__reference__proxy$29$__ = __turbopack_context__.i("[project]/components/feedback/toaster.tsx [app-rsc] (client reference proxy)");
;
__turbopack_context__.n(__TURBOPACK__imported__module__$5b$project$5d2f$components$2f$feedback$2f$toaster$2e$tsx__$5b$app$2d$rsc$5d$__$28$client__reference__proxy$29$__);
}),
"[project]/components/shell/zone-cookie.tsx [app-rsc] (client reference proxy)", ((__turbopack_context__) => {
"use strict";

__turbopack_context__.s([
    "ZoneCookie",
    ()=>ZoneCookie
]);
// This file is generated by next-core EcmascriptClientReferenceModule.
var __TURBOPACK__imported__module__$5b$project$5d2f$node_modules$2f$next$2f$dist$2f$server$2f$route$2d$modules$2f$app$2d$page$2f$vendored$2f$rsc$2f$react$2d$server$2d$dom$2d$turbopack$2d$server$2e$js__$5b$app$2d$rsc$5d$__$28$ecmascript$29$__ = __turbopack_context__.i("[project]/node_modules/next/dist/server/route-modules/app-page/vendored/rsc/react-server-dom-turbopack-server.js [app-rsc] (ecmascript)");
;
const ZoneCookie = (0, __TURBOPACK__imported__module__$5b$project$5d2f$node_modules$2f$next$2f$dist$2f$server$2f$route$2d$modules$2f$app$2d$page$2f$vendored$2f$rsc$2f$react$2d$server$2d$dom$2d$turbopack$2d$server$2e$js__$5b$app$2d$rsc$5d$__$28$ecmascript$29$__["registerClientReference"])(function() {
    throw new Error("Attempted to call ZoneCookie() from the server but ZoneCookie is on the client. It's not possible to invoke a client function from the server, it can only be rendered as a Component or passed to props of a Client Component.");
}, "[project]/components/shell/zone-cookie.tsx", "ZoneCookie");
}),
"[project]/components/shell/zone-cookie.tsx [app-rsc] (ecmascript)", ((__turbopack_context__) => {
"use strict";

var __TURBOPACK__imported__module__$5b$project$5d2f$components$2f$shell$2f$zone$2d$cookie$2e$tsx__$5b$app$2d$rsc$5d$__$28$client__reference__proxy$29$__ = __turbopack_context__.i("[project]/components/shell/zone-cookie.tsx [app-rsc] (client reference proxy)");
;
__turbopack_context__.n(__TURBOPACK__imported__module__$5b$project$5d2f$components$2f$shell$2f$zone$2d$cookie$2e$tsx__$5b$app$2d$rsc$5d$__$28$client__reference__proxy$29$__);
}),
"[project]/lib/i18n/locale.ts [app-rsc] (ecmascript)", ((__turbopack_context__) => {
"use strict";

/** Languages of the product. Text lives in `messages/<locale>/<namespace>.json`. */ __turbopack_context__.s([
    "DEFAULT_LOCALE",
    ()=>DEFAULT_LOCALE,
    "LOCALES",
    ()=>LOCALES,
    "LOCALE_NAMES",
    ()=>LOCALE_NAMES,
    "isLocale",
    ()=>isLocale,
    "matchLocale",
    ()=>matchLocale
]);
const LOCALES = [
    'en',
    'zh-CN'
];
const DEFAULT_LOCALE = 'en';
const LOCALE_NAMES = {
    en: 'English',
    'zh-CN': '简体中文'
};
function isLocale(value) {
    return LOCALES.some((locale)=>locale === value);
}
function matchLocale(acceptLanguage) {
    const wanted = (acceptLanguage ?? '').split(',').map(parseRange).filter((range)=>range.weight > 0).sort((a, b)=>b.weight - a.weight);
    for (const { tag } of wanted){
        if (tag === 'en' || tag.startsWith('en-')) return 'en';
        // Traditional Chinese readers get Simplified rather than English: the nearer of the two.
        if (tag === 'zh' || tag.startsWith('zh-')) return 'zh-CN';
    }
    return DEFAULT_LOCALE;
}
function parseRange(part) {
    const [tag = '', ...params] = part.trim().toLowerCase().split(';');
    const quality = params.map((param)=>/^\s*q=([\d.]+)\s*$/.exec(param)?.[1]).find((found)=>found !== undefined);
    const weight = quality === undefined ? 1 : Number(quality);
    return {
        tag: tag.trim(),
        weight: Number.isFinite(weight) ? weight : 0
    };
}
}),
"[project]/lib/i18n/messages.ts [app-rsc] (ecmascript)", ((__turbopack_context__) => {
"use strict";

__turbopack_context__.s([
    "MESSAGES",
    ()=>MESSAGES
]);
var __TURBOPACK__imported__module__$5b$project$5d2f$lib$2f$i18n$2f$messages$2f$en$2f$auth$2e$json$2e5b$json$5d2e$cjs__$5b$app$2d$rsc$5d$__$28$ecmascript$29$__ = __turbopack_context__.i("[project]/lib/i18n/messages/en/auth.json.[json].cjs [app-rsc] (ecmascript)");
var __TURBOPACK__imported__module__$5b$project$5d2f$lib$2f$i18n$2f$messages$2f$en$2f$batches$2e$json$2e5b$json$5d2e$cjs__$5b$app$2d$rsc$5d$__$28$ecmascript$29$__ = __turbopack_context__.i("[project]/lib/i18n/messages/en/batches.json.[json].cjs [app-rsc] (ecmascript)");
var __TURBOPACK__imported__module__$5b$project$5d2f$lib$2f$i18n$2f$messages$2f$en$2f$common$2e$json$2e5b$json$5d2e$cjs__$5b$app$2d$rsc$5d$__$28$ecmascript$29$__ = __turbopack_context__.i("[project]/lib/i18n/messages/en/common.json.[json].cjs [app-rsc] (ecmascript)");
var __TURBOPACK__imported__module__$5b$project$5d2f$lib$2f$i18n$2f$messages$2f$en$2f$errors$2e$json$2e5b$json$5d2e$cjs__$5b$app$2d$rsc$5d$__$28$ecmascript$29$__ = __turbopack_context__.i("[project]/lib/i18n/messages/en/errors.json.[json].cjs [app-rsc] (ecmascript)");
var __TURBOPACK__imported__module__$5b$project$5d2f$lib$2f$i18n$2f$messages$2f$en$2f$events$2e$json$2e5b$json$5d2e$cjs__$5b$app$2d$rsc$5d$__$28$ecmascript$29$__ = __turbopack_context__.i("[project]/lib/i18n/messages/en/events.json.[json].cjs [app-rsc] (ecmascript)");
var __TURBOPACK__imported__module__$5b$project$5d2f$lib$2f$i18n$2f$messages$2f$en$2f$outcomes$2e$json$2e5b$json$5d2e$cjs__$5b$app$2d$rsc$5d$__$28$ecmascript$29$__ = __turbopack_context__.i("[project]/lib/i18n/messages/en/outcomes.json.[json].cjs [app-rsc] (ecmascript)");
var __TURBOPACK__imported__module__$5b$project$5d2f$lib$2f$i18n$2f$messages$2f$en$2f$plan$2e$json$2e5b$json$5d2e$cjs__$5b$app$2d$rsc$5d$__$28$ecmascript$29$__ = __turbopack_context__.i("[project]/lib/i18n/messages/en/plan.json.[json].cjs [app-rsc] (ecmascript)");
var __TURBOPACK__imported__module__$5b$project$5d2f$lib$2f$i18n$2f$messages$2f$en$2f$settings$2e$json$2e5b$json$5d2e$cjs__$5b$app$2d$rsc$5d$__$28$ecmascript$29$__ = __turbopack_context__.i("[project]/lib/i18n/messages/en/settings.json.[json].cjs [app-rsc] (ecmascript)");
var __TURBOPACK__imported__module__$5b$project$5d2f$lib$2f$i18n$2f$messages$2f$en$2f$shell$2e$json$2e5b$json$5d2e$cjs__$5b$app$2d$rsc$5d$__$28$ecmascript$29$__ = __turbopack_context__.i("[project]/lib/i18n/messages/en/shell.json.[json].cjs [app-rsc] (ecmascript)");
var __TURBOPACK__imported__module__$5b$project$5d2f$lib$2f$i18n$2f$messages$2f$en$2f$time$2e$json$2e5b$json$5d2e$cjs__$5b$app$2d$rsc$5d$__$28$ecmascript$29$__ = __turbopack_context__.i("[project]/lib/i18n/messages/en/time.json.[json].cjs [app-rsc] (ecmascript)");
var __TURBOPACK__imported__module__$5b$project$5d2f$lib$2f$i18n$2f$messages$2f$zh$2d$CN$2f$auth$2e$json$2e5b$json$5d2e$cjs__$5b$app$2d$rsc$5d$__$28$ecmascript$29$__ = __turbopack_context__.i("[project]/lib/i18n/messages/zh-CN/auth.json.[json].cjs [app-rsc] (ecmascript)");
var __TURBOPACK__imported__module__$5b$project$5d2f$lib$2f$i18n$2f$messages$2f$zh$2d$CN$2f$batches$2e$json$2e5b$json$5d2e$cjs__$5b$app$2d$rsc$5d$__$28$ecmascript$29$__ = __turbopack_context__.i("[project]/lib/i18n/messages/zh-CN/batches.json.[json].cjs [app-rsc] (ecmascript)");
var __TURBOPACK__imported__module__$5b$project$5d2f$lib$2f$i18n$2f$messages$2f$zh$2d$CN$2f$common$2e$json$2e5b$json$5d2e$cjs__$5b$app$2d$rsc$5d$__$28$ecmascript$29$__ = __turbopack_context__.i("[project]/lib/i18n/messages/zh-CN/common.json.[json].cjs [app-rsc] (ecmascript)");
var __TURBOPACK__imported__module__$5b$project$5d2f$lib$2f$i18n$2f$messages$2f$zh$2d$CN$2f$errors$2e$json$2e5b$json$5d2e$cjs__$5b$app$2d$rsc$5d$__$28$ecmascript$29$__ = __turbopack_context__.i("[project]/lib/i18n/messages/zh-CN/errors.json.[json].cjs [app-rsc] (ecmascript)");
var __TURBOPACK__imported__module__$5b$project$5d2f$lib$2f$i18n$2f$messages$2f$zh$2d$CN$2f$events$2e$json$2e5b$json$5d2e$cjs__$5b$app$2d$rsc$5d$__$28$ecmascript$29$__ = __turbopack_context__.i("[project]/lib/i18n/messages/zh-CN/events.json.[json].cjs [app-rsc] (ecmascript)");
var __TURBOPACK__imported__module__$5b$project$5d2f$lib$2f$i18n$2f$messages$2f$zh$2d$CN$2f$outcomes$2e$json$2e5b$json$5d2e$cjs__$5b$app$2d$rsc$5d$__$28$ecmascript$29$__ = __turbopack_context__.i("[project]/lib/i18n/messages/zh-CN/outcomes.json.[json].cjs [app-rsc] (ecmascript)");
var __TURBOPACK__imported__module__$5b$project$5d2f$lib$2f$i18n$2f$messages$2f$zh$2d$CN$2f$plan$2e$json$2e5b$json$5d2e$cjs__$5b$app$2d$rsc$5d$__$28$ecmascript$29$__ = __turbopack_context__.i("[project]/lib/i18n/messages/zh-CN/plan.json.[json].cjs [app-rsc] (ecmascript)");
var __TURBOPACK__imported__module__$5b$project$5d2f$lib$2f$i18n$2f$messages$2f$zh$2d$CN$2f$settings$2e$json$2e5b$json$5d2e$cjs__$5b$app$2d$rsc$5d$__$28$ecmascript$29$__ = __turbopack_context__.i("[project]/lib/i18n/messages/zh-CN/settings.json.[json].cjs [app-rsc] (ecmascript)");
var __TURBOPACK__imported__module__$5b$project$5d2f$lib$2f$i18n$2f$messages$2f$zh$2d$CN$2f$shell$2e$json$2e5b$json$5d2e$cjs__$5b$app$2d$rsc$5d$__$28$ecmascript$29$__ = __turbopack_context__.i("[project]/lib/i18n/messages/zh-CN/shell.json.[json].cjs [app-rsc] (ecmascript)");
var __TURBOPACK__imported__module__$5b$project$5d2f$lib$2f$i18n$2f$messages$2f$zh$2d$CN$2f$time$2e$json$2e5b$json$5d2e$cjs__$5b$app$2d$rsc$5d$__$28$ecmascript$29$__ = __turbopack_context__.i("[project]/lib/i18n/messages/zh-CN/time.json.[json].cjs [app-rsc] (ecmascript)");
;
;
;
;
;
;
;
;
;
;
;
;
;
;
;
;
;
;
;
;
const en = {
    common: __TURBOPACK__imported__module__$5b$project$5d2f$lib$2f$i18n$2f$messages$2f$en$2f$common$2e$json$2e5b$json$5d2e$cjs__$5b$app$2d$rsc$5d$__$28$ecmascript$29$__["default"],
    shell: __TURBOPACK__imported__module__$5b$project$5d2f$lib$2f$i18n$2f$messages$2f$en$2f$shell$2e$json$2e5b$json$5d2e$cjs__$5b$app$2d$rsc$5d$__$28$ecmascript$29$__["default"],
    auth: __TURBOPACK__imported__module__$5b$project$5d2f$lib$2f$i18n$2f$messages$2f$en$2f$auth$2e$json$2e5b$json$5d2e$cjs__$5b$app$2d$rsc$5d$__$28$ecmascript$29$__["default"],
    events: __TURBOPACK__imported__module__$5b$project$5d2f$lib$2f$i18n$2f$messages$2f$en$2f$events$2e$json$2e5b$json$5d2e$cjs__$5b$app$2d$rsc$5d$__$28$ecmascript$29$__["default"],
    plan: __TURBOPACK__imported__module__$5b$project$5d2f$lib$2f$i18n$2f$messages$2f$en$2f$plan$2e$json$2e5b$json$5d2e$cjs__$5b$app$2d$rsc$5d$__$28$ecmascript$29$__["default"],
    batches: __TURBOPACK__imported__module__$5b$project$5d2f$lib$2f$i18n$2f$messages$2f$en$2f$batches$2e$json$2e5b$json$5d2e$cjs__$5b$app$2d$rsc$5d$__$28$ecmascript$29$__["default"],
    errors: __TURBOPACK__imported__module__$5b$project$5d2f$lib$2f$i18n$2f$messages$2f$en$2f$errors$2e$json$2e5b$json$5d2e$cjs__$5b$app$2d$rsc$5d$__$28$ecmascript$29$__["default"],
    outcomes: __TURBOPACK__imported__module__$5b$project$5d2f$lib$2f$i18n$2f$messages$2f$en$2f$outcomes$2e$json$2e5b$json$5d2e$cjs__$5b$app$2d$rsc$5d$__$28$ecmascript$29$__["default"],
    time: __TURBOPACK__imported__module__$5b$project$5d2f$lib$2f$i18n$2f$messages$2f$en$2f$time$2e$json$2e5b$json$5d2e$cjs__$5b$app$2d$rsc$5d$__$28$ecmascript$29$__["default"],
    settings: __TURBOPACK__imported__module__$5b$project$5d2f$lib$2f$i18n$2f$messages$2f$en$2f$settings$2e$json$2e5b$json$5d2e$cjs__$5b$app$2d$rsc$5d$__$28$ecmascript$29$__["default"]
};
const zhCn = {
    common: __TURBOPACK__imported__module__$5b$project$5d2f$lib$2f$i18n$2f$messages$2f$zh$2d$CN$2f$common$2e$json$2e5b$json$5d2e$cjs__$5b$app$2d$rsc$5d$__$28$ecmascript$29$__["default"],
    shell: __TURBOPACK__imported__module__$5b$project$5d2f$lib$2f$i18n$2f$messages$2f$zh$2d$CN$2f$shell$2e$json$2e5b$json$5d2e$cjs__$5b$app$2d$rsc$5d$__$28$ecmascript$29$__["default"],
    auth: __TURBOPACK__imported__module__$5b$project$5d2f$lib$2f$i18n$2f$messages$2f$zh$2d$CN$2f$auth$2e$json$2e5b$json$5d2e$cjs__$5b$app$2d$rsc$5d$__$28$ecmascript$29$__["default"],
    events: __TURBOPACK__imported__module__$5b$project$5d2f$lib$2f$i18n$2f$messages$2f$zh$2d$CN$2f$events$2e$json$2e5b$json$5d2e$cjs__$5b$app$2d$rsc$5d$__$28$ecmascript$29$__["default"],
    plan: __TURBOPACK__imported__module__$5b$project$5d2f$lib$2f$i18n$2f$messages$2f$zh$2d$CN$2f$plan$2e$json$2e5b$json$5d2e$cjs__$5b$app$2d$rsc$5d$__$28$ecmascript$29$__["default"],
    batches: __TURBOPACK__imported__module__$5b$project$5d2f$lib$2f$i18n$2f$messages$2f$zh$2d$CN$2f$batches$2e$json$2e5b$json$5d2e$cjs__$5b$app$2d$rsc$5d$__$28$ecmascript$29$__["default"],
    errors: __TURBOPACK__imported__module__$5b$project$5d2f$lib$2f$i18n$2f$messages$2f$zh$2d$CN$2f$errors$2e$json$2e5b$json$5d2e$cjs__$5b$app$2d$rsc$5d$__$28$ecmascript$29$__["default"],
    outcomes: __TURBOPACK__imported__module__$5b$project$5d2f$lib$2f$i18n$2f$messages$2f$zh$2d$CN$2f$outcomes$2e$json$2e5b$json$5d2e$cjs__$5b$app$2d$rsc$5d$__$28$ecmascript$29$__["default"],
    time: __TURBOPACK__imported__module__$5b$project$5d2f$lib$2f$i18n$2f$messages$2f$zh$2d$CN$2f$time$2e$json$2e5b$json$5d2e$cjs__$5b$app$2d$rsc$5d$__$28$ecmascript$29$__["default"],
    settings: __TURBOPACK__imported__module__$5b$project$5d2f$lib$2f$i18n$2f$messages$2f$zh$2d$CN$2f$settings$2e$json$2e5b$json$5d2e$cjs__$5b$app$2d$rsc$5d$__$28$ecmascript$29$__["default"]
};
const MESSAGES = {
    en,
    'zh-CN': zhCn
};
}),
"[project]/lib/i18n/messages/en/auth.json.[json].cjs [app-rsc] (ecmascript)", ((__turbopack_context__, module, exports) => {

module.exports = {};
}),
"[project]/lib/i18n/messages/en/batches.json.[json].cjs [app-rsc] (ecmascript)", ((__turbopack_context__, module, exports) => {

module.exports = {};
}),
"[project]/lib/i18n/messages/en/common.json.[json].cjs [app-rsc] (ecmascript)", ((__turbopack_context__, module, exports) => {

module.exports = {
    "appName": "Redeploy Desk",
    "close": "Close",
    "cancel": "Cancel",
    "confirm": "Confirm",
    "save": "Save",
    "clear": "Clear",
    "retry": "Try again",
    "loading": "Loading…",
    "copy": "Copy {value}",
    "copied": "Copied",
    "copyFailed": "Could not copy",
    "dismiss": "Dismiss",
    "notifications": "Notifications",
    "nothingFound": "Nothing found",
    "optional": "optional",
    "clearFilter": "Clear {name}",
    "requestId": "Request ID {id}",
    "none": "–",
    "search": "Search"
};
}),
"[project]/lib/i18n/messages/en/errors.json.[json].cjs [app-rsc] (ecmascript)", ((__turbopack_context__, module, exports) => {

module.exports = {};
}),
"[project]/lib/i18n/messages/en/events.json.[json].cjs [app-rsc] (ecmascript)", ((__turbopack_context__, module, exports) => {

module.exports = {
    "title": "Events",
    "grid": "System events",
    "search": "Search events",
    "searchPlaceholder": "Search or paste ids",
    "clearSearch": "Clear the search",
    "tooLong": "The pasted text is too long and was cut after {count, number} characters.",
    "view": {
        "label": "View",
        "redeployable": "Redeployable",
        "all": "All events"
    },
    "csv": "CSV",
    "csvLabel": "Download this list as CSV",
    "syncNow": "Sync now",
    "syncNowRole": "Viewers cannot start a sync. The server reads the account by itself, too.",
    "syncStarted": "Reading the account again",
    "total": "{count, plural, one {# event} other {# events}}",
    "dueSoon": "{count, number} due within 2 h",
    "updating": "Updating the list",
    "moreColumns": "Sort by",
    "sortLabel": "Sort: {name}",
    "ascending": "Ascending",
    "descending": "Descending",
    "direction": "Direction",
    "columns": {
        "due": "Due",
        "level": "Level",
        "status": "Status",
        "type": "Type",
        "region": "Region",
        "instance": "Instance",
        "published": "Published",
        "reason": "Reason",
        "event": "Event ID"
    },
    "filters": {
        "type": "Type",
        "level": "Level",
        "status": "Status",
        "region": "Region",
        "due": "Due before",
        "within": {
            "2h": "in 2 h",
            "24h": "in 24 h",
            "3d": "in 3 d",
            "7d": "in 7 d"
        },
        "anyTime": "Any time",
        "custom": "Date and time ({zone})",
        "before": "before {time}",
        "gap": "The clocks of {zone} skip this time.",
        "reset": "Clear all filters"
    },
    "types": {
        "failureRedeploy": "System failure",
        "maintenanceRedeploy": "System maintenance",
        "failureReboot": "System failure · reboot",
        "maintenanceReboot": "System maintenance · reboot",
        "upgradeMigrate": "System upgrade · migration",
        "regionNetworkDown": "Node network down",
        "networkMigration": "Node network cutover",
        "diskStalled": "Disk stalled",
        "ipRisk": "IP at security risk",
        "ipBan": "IP blocked for security"
    },
    "levels": {
        "CRITICAL": "Critical",
        "WARN": "Warn",
        "INFO": "Info"
    },
    "statuses": {
        "Inquiring": "Inquiring",
        "Scheduled": "Scheduled",
        "Executing": "Executing",
        "Executed": "Executed",
        "Failed": "Failed",
        "Canceled": "Canceled",
        "Avoided": "Avoided"
    },
    "notRedeployable": {
        "type_reboot": "Needs a reboot, not a redeploy",
        "type_migrate": "Needs a migration, not a redeploy",
        "type_other": "Not a redeploy event",
        "status_final": "Already {status}",
        "status_executing": "The cloud is acting on it now",
        "status_unknown": "Status “{status}” is not known here",
        "gone": "No longer listed by the cloud"
    },
    "heldBy": "In batch #{number} by {name}",
    "left": "No longer in this list",
    "notInFrozen": "Not part of the frozen selection",
    "localDisk": "local disk: data may be erased",
    "due": {
        "none": "not announced",
        "estimate": "estimate: published + 5 d",
        "running": "running",
        "over": "over"
    },
    "noName": "name not known",
    "noRegion": "not known",
    "select": "Select {id}",
    "selectAllShown": "Select all shown",
    "selection": {
        "label": "Selection",
        "count": "{count, number} selected",
        "frozen": "all that match, frozen {time}",
        "frozenPicked": "frozen {time}",
        "regions": "{count, plural, one {# region} other {# regions}}",
        "critical": "{count, number} critical",
        "localDisk": "{count, number} with local disk",
        "all": "Select all {count, number} that match",
        "freeze": "Freeze these {count, number}",
        "clear": "Clear",
        "plan": "Plan redeploy",
        "planRole": "Your role ({role}) cannot plan a redeploy.",
        "planFreeze": "More than {max, number} picked rows cannot be sent as a list: freeze them first.",
        "tooMany": "A batch holds at most {max, number} rows. Narrow the filter.",
        "nothingLeft": "None of the selected events can be redeployed any more.",
        "dropped": "{count, plural, one {# event was} other {# events were}} dropped from the selection: {first}",
        "droppedOne": "{id} ({reason})",
        "droppedMore": "{first} and {count, number} more",
        "gone": "no longer listed",
        "freezeFailed": "Could not freeze the selection",
        "planFailed": "Could not start the plan"
    },
    "roles": {
        "viewer": "viewer",
        "on-call": "on-call",
        "operator": "operator",
        "approver": "approver",
        "admin": "admin"
    },
    "notFound": {
        "title": "{count, plural, one {# id was} other {# ids were}} not found.",
        "copy": "Copy the list"
    },
    "problem": {
        "list": "The list could not be loaded.",
        "listKept": "What you see was loaded before.",
        "network": "The server did not answer. Check the connection; it is tried again by itself.",
        "session": "You are no longer signed in. Reload the page to sign in again.",
        "forbidden": "Your role may not see this.",
        "invalid": "The server did not understand the filter. Clear it and try again.",
        "server": "Something went wrong on the server. Try again; if it stays, give the request ID to an administrator.",
        "action": "Try again. Request ID {id}",
        "tooMany": "More than {max, number} rows match. Narrow the filter.",
        "stale": "Something changed in between. Try again."
    },
    "syncProblem": {
        "title": "The account could not be read at {time}.",
        "kept": "The events below are from the last good reading.",
        "unauthorised": "The cloud refused the credentials. An administrator must check the AccessKey and its permissions for ENS.",
        "throttled": "The cloud asked us to slow down. The next reading is tried by itself.",
        "connection": "The cloud did not answer. Check the server's network; the next reading is tried by itself.",
        "other": "The next reading is tried by itself. If it stays so, give the code to an administrator.",
        "code": "Code {code}",
        "short": "reading failed"
    },
    "first": {
        "title": "Reading the account…",
        "progress": "{count, plural, one {# event so far} other {# events so far}}. The list fills by itself.",
        "waiting": "The first reading has not begun yet. The list fills by itself."
    },
    "empty": {
        "filtered": "No event matches this filter",
        "filteredHint": "Clear the filters, or look in all events.",
        "clear": "Clear all filters",
        "showAll": "Show all events",
        "redeployable": "Nothing to redeploy",
        "redeployableHint": "No event of the account waits for a redeploy. {total, plural, =0 {} one {# other event is listed.} other {# other events are listed.}}",
        "all": "The account has no events",
        "allHint": "New events appear here by themselves."
    },
    "footer": {
        "loaded": "{loaded, number} of {total, number} loaded",
        "move": "move",
        "select": "select",
        "range": "range",
        "help": "all shortcuts"
    },
    "sheet": {
        "event": "Event",
        "instance": "Instance",
        "history": "Status history",
        "orders": "Orders",
        "raw": "Extended attribute",
        "eventId": "Event ID",
        "resourceId": "Resource ID",
        "type": "Type",
        "level": "Level",
        "status": "Status",
        "reason": "Reason",
        "notBefore": "Not before",
        "due": "Due",
        "published": "Published",
        "firstSeen": "First seen",
        "lastSeen": "Last seen",
        "goneAt": "No longer listed since",
        "redeploy": "Redeploy",
        "canRedeploy": "possible",
        "region": "Region",
        "name": "Name",
        "spec": "Spec",
        "cpu": "CPU",
        "memory": "Memory",
        "memoryValue": "{gib, number} GiB",
        "os": "System",
        "publicIps": "Public addresses",
        "privateIps": "Private addresses",
        "disks": "Disks",
        "systemDisk": "system disk",
        "dataDisk": "data disk",
        "disk": "{category} · {size}",
        "diskSize": "{gib, number} GiB",
        "diskSizeUnknown": "size not known",
        "fetchedAt": "Read at",
        "noInstance": "The cloud does not list this instance, or it has not been read yet.",
        "noOrders": "No batch has ordered anything about this event.",
        "noHistory": "No change has been seen yet.",
        "firstStatus": "first seen as {status}",
        "batch": "Batch #{number}",
        "immediately": "Immediately",
        "copyAll": "Copy as JSON",
        "copied": "Copied to the clipboard",
        "copyFailed": "The browser did not allow copying",
        "notFound": "This event is not in our copy of the account",
        "notFoundHint": "It may have been removed, or the link is wrong.",
        "failed": "The event could not be loaded.",
        "outcomes": {
            "queued": "Queued",
            "sending": "Sending",
            "accepted": "Accepted",
            "refused": "Refused",
            "unknown": "Unknown",
            "skipped": "Skipped"
        }
    }
};
}),
"[project]/lib/i18n/messages/en/outcomes.json.[json].cjs [app-rsc] (ecmascript)", ((__turbopack_context__, module, exports) => {

module.exports = {};
}),
"[project]/lib/i18n/messages/en/plan.json.[json].cjs [app-rsc] (ecmascript)", ((__turbopack_context__, module, exports) => {

module.exports = {};
}),
"[project]/lib/i18n/messages/en/settings.json.[json].cjs [app-rsc] (ecmascript)", ((__turbopack_context__, module, exports) => {

module.exports = {};
}),
"[project]/lib/i18n/messages/en/shell.json.[json].cjs [app-rsc] (ecmascript)", ((__turbopack_context__, module, exports) => {

module.exports = {
    "nav": {
        "events": "Events",
        "batches": "Batches"
    },
    "navigation": "Main",
    "account": "Account",
    "skipToContent": "Skip to content",
    "language": "Language",
    "theme": "Theme",
    "themes": {
        "system": "System",
        "light": "Light",
        "dark": "Dark"
    },
    "useTheme": "Theme: {theme}",
    "timeZone": "Your time zone",
    "timeZoneHint": "Times are shown in this zone. Saved in this browser.",
    "useBrowserZone": "Use {zone}",
    "done": "Done",
    "shortcuts": "Keyboard shortcuts",
    "signOut": "Sign out",
    "commandMenu": "Command menu",
    "commandPlaceholder": "Go to a page or do something…",
    "commandEmpty": "Nothing found",
    "goTo": "Go to {page}",
    "roles": {
        "viewer": "Viewer",
        "on-call": "On-call",
        "operator": "Operator",
        "approver": "Approver",
        "admin": "Admin"
    },
    "keys": {
        "everywhere": "Everywhere",
        "lists": "In lists",
        "command": "Command menu",
        "search": "Search",
        "events": "Go to events",
        "batches": "Go to batches",
        "help": "This help",
        "move": "Next or previous row",
        "select": "Select the row",
        "range": "Extend the selection",
        "selectAll": "Select all shown",
        "open": "Open the row",
        "clear": "Clear the selection"
    },
    "notFound": {
        "title": "Page not found",
        "body": "The address may be mistyped, or the thing it named is gone.",
        "action": "Go to events"
    },
    "error": {
        "title": "This page could not be shown",
        "body": "Nothing was sent or changed by this. Try again; if it stays, tell your administrator.",
        "digest": "Error {digest}",
        "retry": "Try again"
    }
};
}),
"[project]/lib/i18n/messages/en/time.json.[json].cjs [app-rsc] (ecmascript)", ((__turbopack_context__, module, exports) => {

module.exports = {
    "zone": "Time zone",
    "noZone": "No such time zone",
    "details": "Time in other zones",
    "yourZone": "{zone} (yours)",
    "inYourZone": "{time} in your zone ({city}, {offset})",
    "relative": "Relative",
    "epochMs": "Epoch ms",
    "about": "about",
    "urgency": {
        "soon": "less than 24 hours left",
        "urgent": "less than 2 hours left",
        "past": "the time has passed"
    },
    "synced": "Synced {age}",
    "neverSynced": "Not synced yet",
    "stale": "Out of date",
    "syncFailed": "Sync failed: {error}"
};
}),
"[project]/lib/i18n/messages/zh-CN/auth.json.[json].cjs [app-rsc] (ecmascript)", ((__turbopack_context__, module, exports) => {

module.exports = {};
}),
"[project]/lib/i18n/messages/zh-CN/batches.json.[json].cjs [app-rsc] (ecmascript)", ((__turbopack_context__, module, exports) => {

module.exports = {};
}),
"[project]/lib/i18n/messages/zh-CN/common.json.[json].cjs [app-rsc] (ecmascript)", ((__turbopack_context__, module, exports) => {

module.exports = {
    "appName": "Redeploy Desk",
    "close": "关闭",
    "cancel": "取消",
    "confirm": "确认",
    "save": "保存",
    "clear": "清除",
    "retry": "重试",
    "loading": "加载中…",
    "copy": "复制 {value}",
    "copied": "已复制",
    "copyFailed": "无法复制",
    "dismiss": "关闭提示",
    "notifications": "通知",
    "nothingFound": "没有结果",
    "optional": "可选",
    "clearFilter": "清除“{name}”",
    "requestId": "请求 ID {id}",
    "none": "–",
    "search": "搜索"
};
}),
"[project]/lib/i18n/messages/zh-CN/errors.json.[json].cjs [app-rsc] (ecmascript)", ((__turbopack_context__, module, exports) => {

module.exports = {};
}),
"[project]/lib/i18n/messages/zh-CN/events.json.[json].cjs [app-rsc] (ecmascript)", ((__turbopack_context__, module, exports) => {

module.exports = {
    "title": "事件",
    "grid": "系统事件",
    "search": "搜索事件",
    "searchPlaceholder": "搜索或粘贴 ID",
    "clearSearch": "清空搜索",
    "tooLong": "粘贴的内容过长，已截取前 {count, number} 个字符。",
    "view": {
        "label": "视图",
        "redeployable": "可重新部署",
        "all": "全部事件"
    },
    "csv": "CSV",
    "csvLabel": "将当前列表下载为 CSV",
    "syncNow": "立即同步",
    "syncNowRole": "只读用户不能发起同步。服务器会自动读取账号。",
    "syncStarted": "正在重新读取账号",
    "total": "{count, number} 个事件",
    "dueSoon": "{count, number} 个将在 2 小时内到期",
    "updating": "正在更新列表",
    "moreColumns": "排序方式",
    "sortLabel": "排序：{name}",
    "ascending": "升序",
    "descending": "降序",
    "direction": "方向",
    "columns": {
        "due": "到期",
        "level": "级别",
        "status": "状态",
        "type": "类型",
        "region": "地域",
        "instance": "实例",
        "published": "发布时间",
        "reason": "原因",
        "event": "事件 ID"
    },
    "filters": {
        "type": "类型",
        "level": "级别",
        "status": "状态",
        "region": "地域",
        "due": "到期早于",
        "within": {
            "2h": "2 小时内",
            "24h": "24 小时内",
            "3d": "3 天内",
            "7d": "7 天内"
        },
        "anyTime": "不限",
        "custom": "日期与时间（{zone}）",
        "before": "{time} 之前",
        "gap": "{zone} 的时钟会跳过这一时间。",
        "reset": "清除全部筛选"
    },
    "types": {
        "failureRedeploy": "系统故障",
        "maintenanceRedeploy": "系统维护",
        "failureReboot": "系统故障 · 重启",
        "maintenanceReboot": "系统维护 · 重启",
        "upgradeMigrate": "系统升级 · 迁移",
        "regionNetworkDown": "节点网络中断",
        "networkMigration": "节点网络割接",
        "diskStalled": "磁盘性能受损",
        "ipRisk": "IP 存在安全风险",
        "ipBan": "IP 因安全被封禁"
    },
    "levels": {
        "CRITICAL": "严重",
        "WARN": "警告",
        "INFO": "通知"
    },
    "statuses": {
        "Inquiring": "待授权",
        "Scheduled": "已计划",
        "Executing": "执行中",
        "Executed": "已完成",
        "Failed": "已失败",
        "Canceled": "已取消",
        "Avoided": "已规避"
    },
    "notRedeployable": {
        "type_reboot": "需要重启，而非重新部署",
        "type_migrate": "需要迁移，而非重新部署",
        "type_other": "不是重新部署类事件",
        "status_final": "{status}",
        "status_executing": "云端正在处理",
        "status_unknown": "未知状态“{status}”",
        "gone": "云端已不再列出"
    },
    "heldBy": "已在 {name} 的批次 #{number} 中",
    "left": "已不在当前列表中",
    "notInFrozen": "不在已冻结的选择中",
    "localDisk": "本地盘：数据可能被清除",
    "due": {
        "none": "未公布",
        "estimate": "估计：发布时间 + 5 天",
        "running": "执行中",
        "over": "已结束"
    },
    "noName": "名称未知",
    "noRegion": "未知",
    "select": "选择 {id}",
    "selectAllShown": "选择所有已显示的行",
    "selection": {
        "label": "选择",
        "count": "已选 {count, number} 个",
        "frozen": "全部匹配项，冻结于 {time}",
        "frozenPicked": "冻结于 {time}",
        "regions": "{count, number} 个地域",
        "critical": "{count, number} 个严重",
        "localDisk": "{count, number} 个有本地盘",
        "all": "选择全部 {count, number} 个匹配项",
        "freeze": "冻结这 {count, number} 个",
        "clear": "清除",
        "plan": "计划重新部署",
        "planRole": "您的角色（{role}）不能计划重新部署。",
        "planFreeze": "逐个选择超过 {max, number} 行时不能按列表发送，请先冻结。",
        "tooMany": "一个批次最多 {max, number} 行，请缩小筛选范围。",
        "nothingLeft": "所选事件都已不能重新部署。",
        "dropped": "已从选择中移除 {count, number} 个事件：{first}",
        "droppedOne": "{id}（{reason}）",
        "droppedMore": "{first} 等 {count, number} 个",
        "gone": "已不再列出",
        "freezeFailed": "无法冻结选择",
        "planFailed": "无法开始计划"
    },
    "roles": {
        "viewer": "只读",
        "on-call": "值班",
        "operator": "操作员",
        "approver": "审批人",
        "admin": "管理员"
    },
    "notFound": {
        "title": "{count, number} 个 ID 未找到。",
        "copy": "复制列表"
    },
    "problem": {
        "list": "列表加载失败。",
        "listKept": "当前显示的是之前加载的内容。",
        "network": "服务器没有响应。请检查网络，系统会自动重试。",
        "session": "登录已失效。请刷新页面重新登录。",
        "forbidden": "您的角色无权查看。",
        "invalid": "服务器无法理解该筛选条件。请清除后重试。",
        "server": "服务器出错。请重试；若仍失败，请将请求 ID 提供给管理员。",
        "action": "请重试。请求 ID {id}",
        "tooMany": "匹配的行超过 {max, number} 个，请缩小筛选范围。",
        "stale": "期间内容已变化，请重试。"
    },
    "syncProblem": {
        "title": "{time} 读取账号失败。",
        "kept": "下方为上次成功读取的事件。",
        "unauthorised": "云端拒绝了凭证。请管理员检查 AccessKey 及其 ENS 权限。",
        "throttled": "云端要求放慢请求。系统会自动再次读取。",
        "connection": "云端没有响应。请检查服务器网络，系统会自动再次读取。",
        "other": "系统会自动再次读取。若仍失败，请将错误码提供给管理员。",
        "code": "错误码 {code}",
        "short": "读取失败"
    },
    "first": {
        "title": "正在读取账号…",
        "progress": "目前 {count, number} 个事件。列表会自动填充。",
        "waiting": "首次读取尚未开始。列表会自动填充。"
    },
    "empty": {
        "filtered": "没有符合筛选条件的事件",
        "filteredHint": "清除筛选，或查看全部事件。",
        "clear": "清除全部筛选",
        "showAll": "显示全部事件",
        "redeployable": "没有需要重新部署的事件",
        "redeployableHint": "账号中没有等待重新部署的事件。{total, plural, =0 {} other {另有 # 个其他事件。}}",
        "all": "账号中没有事件",
        "allHint": "新事件会自动出现在这里。"
    },
    "footer": {
        "loaded": "已加载 {loaded, number} / {total, number}",
        "move": "移动",
        "select": "选择",
        "range": "连选",
        "help": "全部快捷键"
    },
    "sheet": {
        "event": "事件",
        "instance": "实例",
        "history": "状态历史",
        "orders": "操作记录",
        "raw": "扩展属性",
        "eventId": "事件 ID",
        "resourceId": "资源 ID",
        "type": "类型",
        "level": "级别",
        "status": "状态",
        "reason": "原因",
        "notBefore": "最早执行时间",
        "due": "到期",
        "published": "发布时间",
        "firstSeen": "首次发现",
        "lastSeen": "最近发现",
        "goneAt": "不再列出自",
        "redeploy": "重新部署",
        "canRedeploy": "可以",
        "region": "地域",
        "name": "名称",
        "spec": "规格",
        "cpu": "CPU",
        "memory": "内存",
        "memoryValue": "{gib, number} GiB",
        "os": "系统",
        "publicIps": "公网地址",
        "privateIps": "内网地址",
        "disks": "磁盘",
        "systemDisk": "系统盘",
        "dataDisk": "数据盘",
        "disk": "{category} · {size}",
        "diskSize": "{gib, number} GiB",
        "diskSizeUnknown": "大小未知",
        "fetchedAt": "读取时间",
        "noInstance": "云端未列出该实例，或尚未读取。",
        "noOrders": "还没有批次对该事件下达过操作。",
        "noHistory": "尚未发现变化。",
        "firstStatus": "首次发现时为 {status}",
        "batch": "批次 #{number}",
        "immediately": "立即",
        "copyAll": "复制为 JSON",
        "copied": "已复制到剪贴板",
        "copyFailed": "浏览器不允许复制",
        "notFound": "账号副本中没有该事件",
        "notFoundHint": "它可能已被移除，或链接有误。",
        "failed": "事件加载失败。",
        "outcomes": {
            "queued": "排队中",
            "sending": "发送中",
            "accepted": "已受理",
            "refused": "被拒绝",
            "unknown": "未知",
            "skipped": "已跳过"
        }
    }
};
}),
"[project]/lib/i18n/messages/zh-CN/outcomes.json.[json].cjs [app-rsc] (ecmascript)", ((__turbopack_context__, module, exports) => {

module.exports = {};
}),
"[project]/lib/i18n/messages/zh-CN/plan.json.[json].cjs [app-rsc] (ecmascript)", ((__turbopack_context__, module, exports) => {

module.exports = {};
}),
"[project]/lib/i18n/messages/zh-CN/settings.json.[json].cjs [app-rsc] (ecmascript)", ((__turbopack_context__, module, exports) => {

module.exports = {};
}),
"[project]/lib/i18n/messages/zh-CN/shell.json.[json].cjs [app-rsc] (ecmascript)", ((__turbopack_context__, module, exports) => {

module.exports = {
    "nav": {
        "events": "事件",
        "batches": "批次"
    },
    "navigation": "主导航",
    "account": "账户",
    "skipToContent": "跳到正文",
    "language": "语言",
    "theme": "主题",
    "themes": {
        "system": "跟随系统",
        "light": "浅色",
        "dark": "深色"
    },
    "useTheme": "主题：{theme}",
    "timeZone": "您的时区",
    "timeZoneHint": "时间按此时区显示，保存在此浏览器中。",
    "useBrowserZone": "使用 {zone}",
    "done": "完成",
    "shortcuts": "键盘快捷键",
    "signOut": "退出登录",
    "commandMenu": "命令菜单",
    "commandPlaceholder": "前往页面或执行操作…",
    "commandEmpty": "没有结果",
    "goTo": "前往{page}",
    "roles": {
        "viewer": "只读",
        "on-call": "值班",
        "operator": "操作员",
        "approver": "审批人",
        "admin": "管理员"
    },
    "keys": {
        "everywhere": "全局",
        "lists": "列表中",
        "command": "命令菜单",
        "search": "搜索",
        "events": "前往事件",
        "batches": "前往批次",
        "help": "显示此帮助",
        "move": "下一行或上一行",
        "select": "选择该行",
        "range": "扩展选择范围",
        "selectAll": "选择所有已显示的行",
        "open": "打开该行",
        "clear": "清除选择"
    },
    "notFound": {
        "title": "找不到页面",
        "body": "地址可能有误，或者它指向的内容已不存在。",
        "action": "前往事件"
    },
    "error": {
        "title": "无法显示此页面",
        "body": "此错误没有发送或更改任何内容。请重试；如仍然出现，请联系管理员。",
        "digest": "错误 {digest}",
        "retry": "重试"
    }
};
}),
"[project]/lib/i18n/messages/zh-CN/time.json.[json].cjs [app-rsc] (ecmascript)", ((__turbopack_context__, module, exports) => {

module.exports = {
    "zone": "时区",
    "noZone": "没有这个时区",
    "details": "其他时区的时间",
    "yourZone": "{zone}（您的时区）",
    "inYourZone": "您的时区 {time}（{city}，{offset}）",
    "relative": "相对时间",
    "epochMs": "毫秒时间戳",
    "about": "约",
    "urgency": {
        "soon": "不足 24 小时",
        "urgent": "不足 2 小时",
        "past": "时间已过"
    },
    "synced": "{age}同步",
    "neverSynced": "尚未同步",
    "stale": "数据已过时",
    "syncFailed": "同步失败：{error}"
};
}),
"[project]/lib/i18n/preferences.ts [app-rsc] (ecmascript)", ((__turbopack_context__) => {
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
"[project]/lib/i18n/request.ts [app-rsc] (ecmascript)", ((__turbopack_context__) => {
"use strict";

__turbopack_context__.s([
    "default",
    ()=>__TURBOPACK__default__export__
]);
var __TURBOPACK__imported__module__$5b$project$5d2f$node_modules$2f$next$2f$headers$2e$js__$5b$app$2d$rsc$5d$__$28$ecmascript$29$__ = __turbopack_context__.i("[project]/node_modules/next/headers.js [app-rsc] (ecmascript)");
var __TURBOPACK__imported__module__$5b$project$5d2f$node_modules$2f$next$2d$intl$2f$dist$2f$esm$2f$development$2f$server$2f$react$2d$server$2f$getRequestConfig$2e$js__$5b$app$2d$rsc$5d$__$28$ecmascript$29$__$3c$export__default__as__getRequestConfig$3e$__ = __turbopack_context__.i("[project]/node_modules/next-intl/dist/esm/development/server/react-server/getRequestConfig.js [app-rsc] (ecmascript) <export default as getRequestConfig>");
var __TURBOPACK__imported__module__$5b$project$5d2f$lib$2f$i18n$2f$locale$2e$ts__$5b$app$2d$rsc$5d$__$28$ecmascript$29$__ = __turbopack_context__.i("[project]/lib/i18n/locale.ts [app-rsc] (ecmascript)");
var __TURBOPACK__imported__module__$5b$project$5d2f$lib$2f$i18n$2f$messages$2e$ts__$5b$app$2d$rsc$5d$__$28$ecmascript$29$__ = __turbopack_context__.i("[project]/lib/i18n/messages.ts [app-rsc] (ecmascript)");
var __TURBOPACK__imported__module__$5b$project$5d2f$lib$2f$i18n$2f$preferences$2e$ts__$5b$app$2d$rsc$5d$__$28$ecmascript$29$__ = __turbopack_context__.i("[project]/lib/i18n/preferences.ts [app-rsc] (ecmascript)");
var __TURBOPACK__imported__module__$5b$project$5d2f$lib$2f$time$2f$clock$2e$ts__$5b$app$2d$rsc$5d$__$28$ecmascript$29$__ = __turbopack_context__.i("[project]/lib/time/clock.ts [app-rsc] (ecmascript)");
var __TURBOPACK__imported__module__$5b$project$5d2f$lib$2f$time$2f$zones$2e$ts__$5b$app$2d$rsc$5d$__$28$ecmascript$29$__ = __turbopack_context__.i("[project]/lib/time/zones.ts [app-rsc] (ecmascript)");
;
;
;
;
;
;
;
const __TURBOPACK__default__export__ = (0, __TURBOPACK__imported__module__$5b$project$5d2f$node_modules$2f$next$2d$intl$2f$dist$2f$esm$2f$development$2f$server$2f$react$2d$server$2f$getRequestConfig$2e$js__$5b$app$2d$rsc$5d$__$28$ecmascript$29$__$3c$export__default__as__getRequestConfig$3e$__["getRequestConfig"])(async ({ locale: asked })=>{
    const jar = await (0, __TURBOPACK__imported__module__$5b$project$5d2f$node_modules$2f$next$2f$headers$2e$js__$5b$app$2d$rsc$5d$__$28$ecmascript$29$__["cookies"])();
    const stored = jar.get(__TURBOPACK__imported__module__$5b$project$5d2f$lib$2f$i18n$2f$preferences$2e$ts__$5b$app$2d$rsc$5d$__$28$ecmascript$29$__["LOCALE_COOKIE"])?.value;
    const fallback = (0, __TURBOPACK__imported__module__$5b$project$5d2f$lib$2f$i18n$2f$locale$2e$ts__$5b$app$2d$rsc$5d$__$28$ecmascript$29$__["isLocale"])(stored) ? stored : (0, __TURBOPACK__imported__module__$5b$project$5d2f$lib$2f$i18n$2f$locale$2e$ts__$5b$app$2d$rsc$5d$__$28$ecmascript$29$__["matchLocale"])((await (0, __TURBOPACK__imported__module__$5b$project$5d2f$node_modules$2f$next$2f$headers$2e$js__$5b$app$2d$rsc$5d$__$28$ecmascript$29$__["headers"])()).get('accept-language'));
    const locale = (0, __TURBOPACK__imported__module__$5b$project$5d2f$lib$2f$i18n$2f$locale$2e$ts__$5b$app$2d$rsc$5d$__$28$ecmascript$29$__["isLocale"])(asked) ? asked : fallback;
    const zone = jar.get(__TURBOPACK__imported__module__$5b$project$5d2f$lib$2f$i18n$2f$preferences$2e$ts__$5b$app$2d$rsc$5d$__$28$ecmascript$29$__["ZONE_COOKIE"])?.value;
    return {
        locale,
        messages: __TURBOPACK__imported__module__$5b$project$5d2f$lib$2f$i18n$2f$messages$2e$ts__$5b$app$2d$rsc$5d$__$28$ecmascript$29$__["MESSAGES"][locale],
        timeZone: (0, __TURBOPACK__imported__module__$5b$project$5d2f$lib$2f$time$2f$zones$2e$ts__$5b$app$2d$rsc$5d$__$28$ecmascript$29$__["isZone"])(zone) ? zone : 'UTC',
        now: new Date((0, __TURBOPACK__imported__module__$5b$project$5d2f$lib$2f$time$2f$clock$2e$ts__$5b$app$2d$rsc$5d$__$28$ecmascript$29$__["nowMs"])())
    };
});
}),
"[project]/lib/time/clock.ts [app-rsc] (ecmascript)", ((__turbopack_context__) => {
"use strict";

/** The wall clock, epoch ms. The only place of the product that asks what time it is. */ __turbopack_context__.s([
    "monotonicMs",
    ()=>monotonicMs,
    "nowMs",
    ()=>nowMs
]);
function nowMs() {
    return Date.now();
}
function monotonicMs() {
    return performance.now();
}
}),
"[project]/lib/time/zones.ts [app-rsc] (ecmascript)", ((__turbopack_context__) => {
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

//# sourceMappingURL=_0skc_cc0ccfjn._.js.map