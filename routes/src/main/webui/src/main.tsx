import { createRoot } from "react-dom/client";
import { App } from "./App.tsx";
import { takeKeyFromAddress } from "./common/key.ts";
import "./common/style.css";
import "./common/parts.css";
import "./operator/operator.css";
import "./auditor/auditor.css";
import "./lists/lists.css";
import "./lists/table.css";

takeKeyFromAddress(window);
const place = document.getElementById("app");
if (place === null) {
  throw new Error("index.html has no element with the id (app).");
}
createRoot(place).render(<App />);
