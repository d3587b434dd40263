// The worker's entry, a module: loads the worker's wasm, whose `main` then says that it is ready.
//
// A failure is thrown outside of any promise, so that the page's `onerror` hears of it.
import init from "./worker.js";

init({ module_or_path: new URL("worker_bg.wasm", import.meta.url) }).catch((error) => {
  setTimeout(() => {
    throw error;
  });
});
