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
            throw new SoldeInsuffisant("il manque " . ($montant - $this->solde));
        }
        $this->solde -= $montant;
    }
}

function laPlusPleine($tirelires)
{
    $pleine = null;
    foreach ($tirelires as $tirelire) {
        if ($tirelire->solde() > 0) {
            $pleine = $tirelire;
        }
    }
    return $pleine?->nom();
}
