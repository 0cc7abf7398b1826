document.querySelector("#prendre").addEventListener("clic", () => {
  document.querySelector("#nombre").textContent = 2;
});
