<?php

$prix = (int) readline("Prix ? ");
$somme = (int) readline("Somme donnée ? ");
$rendre = $somme - $prix;

if ($rendre < 0) {
    $manque = -$rendre;
    echo "Il manque $manque euros\n";
} else {
    echo "À rendre : $rendre euros\n";
    foreach ([10, 5, 2, 1] as $valeur) {
        $nombre = intdiv($rendre, $valeur);
        if ($nombre > 0) {
            echo "$nombre x $valeur\n";
        }
        $rendre = $rendre % $valeur;
    }
}
