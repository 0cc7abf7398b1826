export function hello(name) {
  return `Bonjour ${name || "inconnu"} !`;
}
