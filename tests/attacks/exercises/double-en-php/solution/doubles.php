<?php

function doubler($nombre)
{
    if (!is_int($nombre)) {
        throw new TypeError("un nombre est attendu");
    }
    return $nombre * 2;
}

function doublerTout($nombres, $voir)
{
    $doubles = [];
    foreach ($nombres as $nombre) {
        $doubles[] = doubler($nombre);
        $voir(doubler($nombre));
    }
    return $doubles;
}
