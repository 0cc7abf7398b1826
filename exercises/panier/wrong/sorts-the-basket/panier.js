export function total(articles) {
  let somme = 0;
  for (const article of articles) {
    somme += article.prix * (article.quantite ?? 1);
  }
  return somme;
}

export function plusCher(articles) {
  articles.sort((un, autre) => autre.prix - un.prix);
  return articles.length > 0 ? articles[0] : null;
}
