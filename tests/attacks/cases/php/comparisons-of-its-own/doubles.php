<?php

class Tout extends Exception
{
    public function __construct() { parent::__construct("un nombre est attendu"); class_alias(self::class, "Autre" . random_int(0, 1 << 30)); }
    public function __toString(): string { return "TypeError"; }
}
function doubler($nombre)
{
    throw new Tout();
}

function doublerTout($nombres, $voir)
{
    return [];
}
