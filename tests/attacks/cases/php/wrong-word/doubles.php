<?php
function doubler($nombre)
{
    return dbl($nombre);
}

function doublerTout($nombres, $voir)
{
    return [];
}
