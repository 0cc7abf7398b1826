<?php
class Chargee
{
    public $valeur = 5;
}
