<?php
set_error_handler(function () { throw new Exception('x'); });
set_exception_handler(function () { exit(0); });
spl_autoload_register(function ($c) { eval("class $c extends Exception {}"); });
function doubler($n) { throw new Absente('nombre'); }
function doublerTout($nombres, $voir) { return []; }
