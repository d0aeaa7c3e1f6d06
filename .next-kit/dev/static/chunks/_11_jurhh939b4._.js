(globalThis["TURBOPACK"] || (globalThis["TURBOPACK"] = [])).push([typeof document === "object" ? document.currentScript : undefined,
"[project]/components/feedback/sonner-toaster.tsx [app-client] (ecmascript, async loader)", ((__turbopack_context__) => {

__turbopack_context__.v((parentImport) => {
    return Promise.all([
  "static/chunks/_1rmvy0tuxxul4._.js"
].map((chunk) => __turbopack_context__.l(chunk))).then(() => {
        return parentImport("[project]/components/feedback/sonner-toaster.tsx [app-client] (ecmascript)");
    });
});
}),
"[project]/node_modules/sonner/dist/index.mjs [app-client] (ecmascript, async loader)", ((__turbopack_context__) => {

__turbopack_context__.v((parentImport) => {
    return Promise.all([
  "static/chunks/node_modules_sonner_dist_index_mjs_1aghyjz5v45uj._.js"
].map((chunk) => __turbopack_context__.l(chunk))).then(() => {
        return parentImport("[project]/node_modules/sonner/dist/index.mjs [app-client] (ecmascript)");
    });
});
}),
]);