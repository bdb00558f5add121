import { defineConfig, type Plugin } from "vite";

// Nothing but our own files and our own service; a model's report comes in a frame with a policy of its own. In development
// Vite needs inline styles, so only the build has it.
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; frame-src 'self'; " +
  "base-uri 'none'; form-action 'none'";

const contentSecurityPolicy: Plugin = {
  name: "content-security-policy",
  apply: "build",
  transformIndexHtml: () => [
    { tag: "meta", attrs: { "http-equiv": "Content-Security-Policy", content: POLICY }, injectTo: "head-prepend" },
  ],
};

export default defineConfig({
  plugins: [contentSecurityPolicy],
  build: { outDir: "dist", target: "es2022", modulePreload: { polyfill: false } },
  server: { proxy: { "/v1": "http://localhost:8080", "/q": "http://localhost:8080" } },
});
