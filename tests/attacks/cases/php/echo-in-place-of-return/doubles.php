<?php
function doubler($n)
{
    echo 2 * $n;
}

function doublerTout($nombres, $voir)
{
    return [];
}
