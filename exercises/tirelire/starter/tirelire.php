<?php

class SoldeInsuffisant extends Exception
{
}

class Tirelire
{
    public function __construct($nom)
    {
    }

    // Renvoie le nom.
    public function nom()
    {
    }

    // Renvoie le solde.
    public function solde()
    {
    }

    // Ajoute un montant au solde.
    public function ajouter($montant)
    {
    }

    // Retire un montant, s'il y a assez.
    public function retirer($montant)
    {
    }
}

// Renvoie le nom de la tirelire la plus pleine, ou null s'il n'y en a pas.
function laPlusPleine($tirelires)
{
}

// Pour essayer : php tirelire.php
$ada = new Tirelire("Ada");
$ada->ajouter(10);
echo "Solde : ", $ada->solde(), "\n";
