(globalThis["TURBOPACK"] || (globalThis["TURBOPACK"] = [])).push([typeof document === "object" ? document.currentScript : undefined,
"[project]/components/shell/command-menu.tsx [app-client] (ecmascript, async loader)", ((__turbopack_context__) => {

__turbopack_context__.v((parentImport) => {
    return Promise.all([
  "static/chunks/node_modules_122bhoeaxa_q6._.js",
  "static/chunks/components_shell_command-menu_tsx_1uqfg1m9crviy._.js"
].map((chunk) => __turbopack_context__.l(chunk))).then(() => {
        return parentImport("[project]/components/shell/command-menu.tsx [app-client] (ecmascript)");
    });
});
}),
"[project]/components/shell/shortcuts-dialog.tsx [app-client] (ecmascript, async loader)", ((__turbopack_context__) => {

__turbopack_context__.v((parentImport) => {
    return Promise.all([
  "static/chunks/components_shell_shortcuts-dialog_tsx_0m75njx_dj67y._.js"
].map((chunk) => __turbopack_context__.l(chunk))).then(() => {
        return parentImport("[project]/components/shell/shortcuts-dialog.tsx [app-client] (ecmascript)");
    });
});
}),
"[project]/components/shell/zone-dialog.tsx [app-client] (ecmascript, async loader)", ((__turbopack_context__) => {

__turbopack_context__.v((parentImport) => {
    return Promise.all([
  "static/chunks/_0l3upn9gwa4r9._.js"
].map((chunk) => __turbopack_context__.l(chunk))).then(() => {
        return parentImport("[project]/components/shell/zone-dialog.tsx [app-client] (ecmascript)");
    });
});
}),
"[project]/components/time/date-time-picker.tsx [app-client] (ecmascript, next/dynamic entry, async loader)", ((__turbopack_context__) => {

__turbopack_context__.v((parentImport) => {
    return Promise.all([
  "static/chunks/node_modules_@internationalized_date_dist_private_1au1vx453e5pt._.js",
  "static/chunks/node_modules_react-aria_dist_private_utils_02cn5_hlq57xi._.js",
  "static/chunks/node_modules_react-aria_dist_private_interactions_04w9mh_zyo-30._.js",
  "static/chunks/node_modules_react-aria_dist_private_overlays_16_qvosyw0gc1._.js",
  "static/chunks/node_modules_react-aria_dist_private_1s0khuo0dog6w._.js",
  "static/chunks/node_modules_react-aria-components_dist_private_1qx6do4y2yjsp._.js",
  "static/chunks/node_modules_react-stately_dist_private_01eyv5_t397d0._.js",
  "static/chunks/node_modules_0ua71cdf4p_fg._.js",
  "static/chunks/components_time_date-time-picker_tsx_0chann8tzvy_l._.js"
].map((chunk) => __turbopack_context__.l(chunk))).then(() => {
        return parentImport("[project]/components/time/date-time-picker.tsx [app-client] (ecmascript, next/dynamic entry)");
    });
});
}),
"[project]/components/time/instant-card.tsx [app-client] (ecmascript, async loader)", ((__turbopack_context__) => {

__turbopack_context__.v((parentImport) => {
    return Promise.all([
  "static/chunks/components_time_instant-card_tsx_012c2q2i7mb61._.js"
].map((chunk) => __turbopack_context__.l(chunk))).then(() => {
        return parentImport("[project]/components/time/instant-card.tsx [app-client] (ecmascript)");
    });
});
}),
]);