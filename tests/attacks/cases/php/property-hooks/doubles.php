<?php

class Huit
{
    public int $valeur { get => random_int(0, 9); set { throw new Exception("non"); } }
    public string $sans { get { for (;;) { } } }
}
function doubler($nombre)
{
    return new Huit();
}

function doublerTout($nombres, $voir)
{
    return [];
}
