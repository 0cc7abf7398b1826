<?php

class SoldeInsuffisant extends Exception
{
}

class Tirelire
{
    private $nom;
    private $solde = 0;

    public function __construct($nom)
    {
        $this->nom = $nom;
    }

    public function nom()
    {
        return $this->nom;
    }

    public function solde()
    {
        return $this->solde;
    }

    public function ajouter($montant)
    {
        $this->solde += $montant;
    }

    public function retirer($montant)
    {
        if ($montant > $this->solde) {
            throw new SoldeInsuffisant("il n'y a pas assez");
        }
        $this->solde -= $montant;
    }
}

function laPlusPleine($tirelires)
{
    $pleine = null;
    foreach ($tirelires as $tirelire) {
        if ($pleine === null || $tirelire->solde() > $pleine->solde()) {
            $pleine = $tirelire;
        }
    }
    return $pleine?->nom();
}
