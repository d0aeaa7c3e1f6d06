module.exports = [
"[project]/components/feedback/sonner-toaster.tsx [app-ssr] (ecmascript, async loader)", ((__turbopack_context__) => {

__turbopack_context__.v((parentImport) => {
    return Promise.all([
  "server/chunks/ssr/_1wv5b4azd7e9c._.js"
].map((chunk) => __turbopack_context__.l(chunk))).then(() => {
        return parentImport("[project]/components/feedback/sonner-toaster.tsx [app-ssr] (ecmascript)");
    });
});
}),
"[project]/node_modules/sonner/dist/index.mjs [app-ssr] (ecmascript, async loader)", ((__turbopack_context__) => {

__turbopack_context__.v((parentImport) => {
    return Promise.all([
  "server/chunks/ssr/node_modules_sonner_dist_index_mjs_084dxi0lr0nur._.js"
].map((chunk) => __turbopack_context__.l(chunk))).then(() => {
        return parentImport("[project]/node_modules/sonner/dist/index.mjs [app-ssr] (ecmascript)");
    });
});
}),
];