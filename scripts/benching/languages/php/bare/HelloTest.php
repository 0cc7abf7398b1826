<?php

use PHPUnit\Framework\TestCase;

require_once "hello.php";

final class HelloTest extends TestCase
{
    public function testHello(): void
    {
        $this->assertStringStartsWith("Bonjour", hello("Ada"));
    }

    public function testName(): void
    {
        $this->assertSame("Bonjour Karim !", hello("Karim"));
    }

    public function testEmpty(): void
    {
        $this->assertSame("Bonjour inconnu !", hello(""));
    }
}
