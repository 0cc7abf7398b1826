<?php

function doubler($nombre)
{
}

function doublerTout($nombres, $voir)
{
}
