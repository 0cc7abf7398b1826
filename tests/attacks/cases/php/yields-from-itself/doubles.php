<?php

function huit()
{
    yield from huit();
}
function doubler($nombre)
{
    return huit();
}
function doublerTout($nombres, $voir)
{
    return iterator_to_array(huit());
}
