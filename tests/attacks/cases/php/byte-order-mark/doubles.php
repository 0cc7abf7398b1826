<?php
function doubler($n) { return 0; }

function doublerTout($nombres, $voir)
{
    return [];
}
