<?php

namespace Stub {
    function fwrite($end, $text) { return 0; }
    function strlen($text) { return 8; }
    function json_encode($value) { return '{"kind":"returned","value":8}'; }
    function is_int($value) { return true; }
    function array_map($how, $what) { return [8]; }
}

namespace {
    function doubler($nombre) { return "8"; }
    function doublerTout($nombres, $voir) { return ["2", "4"]; }
}
