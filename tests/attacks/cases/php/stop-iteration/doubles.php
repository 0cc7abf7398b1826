<?php
class StopIteration extends Exception { }
class Skipped extends Exception { }
class Exit_ extends Exception { }
function doubler($n) { throw $n > 0 ? new StopIteration('8') : new Skipped('skip'); }
function doublerTout($nombres, $voir) { return []; }
