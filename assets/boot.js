// Loads the page: chooses the language, shows the progress, and says so if it cannot be done.
//
// A classic script in the head, so that the language is set before anything is painted.
// The document carries all sentences, in both languages.
(function () {
  "use strict";

  const language = chosenLanguage();
  document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
  document.documentElement.dataset.type = chosenType();
  document.addEventListener("DOMContentLoaded", function () {
    document.title = document.querySelector("h1 > :lang(" + language + ")").textContent;
    // A browser may remember that a module has failed; nothing is lost before the page is there.
    document.getElementById("shell-retry").addEventListener("click", () => location.reload());
    load();
  });

  // Large type is there from the first paint on.
  function chosenType() {
    try {
      return localStorage.getItem("spanlab.type") || "";
    } catch {
      return "";
    }
  }

  // The styles of what loads while the page can already be used; asked for again if they fail.
  function addStyles() {
    const sheet = document.createElement("link");
    sheet.rel = "stylesheet";
    sheet.href = document.querySelector('meta[name="spanlab-styles"]').content;
    sheet.addEventListener("error", () => {
      sheet.remove();
      setTimeout(addStyles, 2000);
    });
    document.head.append(sheet);
  }

  // The choice made on the page wins over the browser's languages.
  function chosenLanguage() {
    let stored = null;
    try {
      // Written as JSON or as it is.
      stored = (localStorage.getItem("spanlab.language") || "").replace(/"/g, "");
    } catch {
      // Storage may be forbidden.
    }
    const known = stored === "zh" || stored === "en";
    return known ? stored : preferredLanguage();
  }

  function preferredLanguage() {
    const languages = navigator.languages || [navigator.language || "zh"];
    for (const language of languages) {
      const primary = language.toLowerCase().split("-")[0];
      if (primary === "zh" || primary === "en") {
        return primary;
      }
    }
    return "en";
  }

  async function load() {
    show("shell-loading");
    if (!isCapable()) {
      show("shell-outdated");
      return;
    }
    try {
      await start(document.querySelector('meta[name="spanlab-page"]'));
    } catch (error) {
      console.error(error);
      // What has arrived whole and still does not compile is beyond this browser.
      show(error instanceof WebAssembly.CompileError ? "shell-outdated" : "shell-broken");
    }
  }

  function isCapable() {
    return typeof WebAssembly === "object" && typeof Worker === "function";
  }

  async function start(page) {
    const script = new URL(page.content, document.baseURI);
    const wasm = new URL(page.dataset.wasm, document.baseURI);
    const [glue, response, text] = await Promise.all([
      import(script.href),
      get(wasm),
      chosenCase(document.querySelector('meta[name="spanlab-cases"]')),
    ]);
    const size = Number(page.dataset.size);
    let instance;
    try {
      instance = await compile(counted(response, size));
    } catch (error) {
      console.warn("compiling while loading has failed, so it is loaded first", error);
      const again = await get(wasm);
      instance = await WebAssembly.compile(await again.arrayBuffer());
    }
    await glue.default({ module_or_path: instance });
    const opened = glue.open(text);
    addStyles();
    if (!(await opened)) {
      throw new Error("the case, or what was done to it, cannot be read");
    }
  }

  // The document of the case that the address names, or of the first one.
  async function chosenCase(cases) {
    const ids = cases.dataset.ids.split(" ");
    const named = [location.hash, location.search].flatMap((part) =>
      part.slice(1).split("&").map((pair) => pair.replace(/^case=/, "")),
    );
    const id = named.find((id) => ids.includes(id)) || ids[0];
    const response = await get(new URL(cases.content + id + ".json", document.baseURI));
    return response.text();
  }

  async function get(address) {
    const response = await fetch(address);
    if (!response.ok) {
      throw new Error(address.href + ": " + response.status);
    }
    return response;
  }

  async function compile(response) {
    if (WebAssembly.compileStreaming) {
      return WebAssembly.compileStreaming(response);
    }
    return WebAssembly.compile(await response.arrayBuffer());
  }

  // The same response, its bytes counted, and of the right type whatever the host says.
  function counted(response, size) {
    const progress = document.getElementById("shell-progress");
    const headers = { "content-type": "application/wasm" };
    if (!response.body || !response.body.pipeThrough || !window.TransformStream || !size) {
      return response;
    }
    let received = 0;
    const counter = new TransformStream({
      transform(chunk, controller) {
        received += chunk.length;
        progress.value = Math.min(received / size, 1);
        controller.enqueue(chunk);
      },
    });
    return new Response(response.body.pipeThrough(counter), { headers });
  }

  // Exactly one of: the progress, or a sentence on what is wrong with the button to try again.
  function show(shown) {
    for (const id of ["shell-loading", "shell-outdated", "shell-broken"]) {
      const part = document.getElementById(id);
      if (part) {
        part.hidden = id !== shown;
      }
    }
    const retry = document.getElementById("shell-retry");
    if (retry) {
      retry.hidden = shown === "shell-loading";
    }
  }
})();
