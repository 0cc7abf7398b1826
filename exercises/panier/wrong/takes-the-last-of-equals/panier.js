export function total(articles) {
  let somme = 0;
  for (const article of articles) {
    somme += article.prix * (article.quantite ?? 1);
  }
  return somme;
}

export function plusCher(articles) {
  let trouve = null;
  for (const article of articles) {
    if (trouve === null || article.prix >= trouve.prix) {
      trouve = article;
    }
  }
  return trouve;
}
