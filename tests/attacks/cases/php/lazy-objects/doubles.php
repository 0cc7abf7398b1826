<?php

class Huit
{
    public int $valeur = 7;
}
function doubler($nombre)
{
    return (new ReflectionClass(Huit::class))->newLazyGhost(function () { exit(0); });
}

function doublerTout($nombres, $voir)
{
    return [];
}
