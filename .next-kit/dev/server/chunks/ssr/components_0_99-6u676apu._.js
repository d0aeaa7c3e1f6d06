module.exports = [
"[project]/components/shell/command-menu.tsx [app-ssr] (ecmascript, async loader)", ((__turbopack_context__) => {

__turbopack_context__.v((parentImport) => {
    return Promise.all([
  "server/chunks/ssr/node_modules_0n3lh3cu4f2ko._.js",
  "server/chunks/ssr/components_shell_command-menu_tsx_0i9s618n3z0ah._.js"
].map((chunk) => __turbopack_context__.l(chunk))).then(() => {
        return parentImport("[project]/components/shell/command-menu.tsx [app-ssr] (ecmascript)");
    });
});
}),
"[project]/components/shell/shortcuts-dialog.tsx [app-ssr] (ecmascript, async loader)", ((__turbopack_context__) => {

__turbopack_context__.v((parentImport) => {
    return Promise.all([
  "server/chunks/ssr/components_shell_shortcuts-dialog_tsx_1otmdtmjobse9._.js"
].map((chunk) => __turbopack_context__.l(chunk))).then(() => {
        return parentImport("[project]/components/shell/shortcuts-dialog.tsx [app-ssr] (ecmascript)");
    });
});
}),
"[project]/components/shell/zone-dialog.tsx [app-ssr] (ecmascript, async loader)", ((__turbopack_context__) => {

__turbopack_context__.v((parentImport) => {
    return Promise.all([
  "server/chunks/ssr/_0xvjqkbdyhzbj._.js"
].map((chunk) => __turbopack_context__.l(chunk))).then(() => {
        return parentImport("[project]/components/shell/zone-dialog.tsx [app-ssr] (ecmascript)");
    });
});
}),
"[project]/components/time/instant-card.tsx [app-ssr] (ecmascript, async loader)", ((__turbopack_context__) => {

__turbopack_context__.v((parentImport) => {
    return Promise.all([
  "server/chunks/ssr/components_time_instant-card_tsx_1dvx25iom_4qz._.js"
].map((chunk) => __turbopack_context__.l(chunk))).then(() => {
        return parentImport("[project]/components/time/instant-card.tsx [app-ssr] (ecmascript)");
    });
});
}),
];