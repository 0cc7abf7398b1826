document.querySelector("button").addEventListener("click", () => {
  document.querySelector("p").textContent = `Bonjour ${document.querySelector("input").value} !`;
});
