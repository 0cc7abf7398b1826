// Renvoie ce que coûtent tous les articles du panier.
export function total(articles) {

}

// Renvoie l'article le plus cher du panier, ou null s'il est vide.
export function plusCher(articles) {

}

// Pour essayer : node panier.js
console.log(total([{ nom: "thé", prix: 3 }, { nom: "sucre", prix: 2, quantite: 2 }]));
