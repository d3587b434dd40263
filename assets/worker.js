// A worker's entry, a module: gets the page's own program, compiled, and has it work; it then says
// that it is ready.
//
// A failure is thrown outside of any promise, so that the page's `onerror` hears of it.
self.onmessage = ({ data: [script, program] }) => {
  self.onmessage = null;
  import(script)
    .then((glue) => glue.default({ module_or_path: program }).then(() => glue.work()))
    .catch((error) => {
      setTimeout(() => {
        throw error;
      });
    });
};
