<?php
namespace Stub {
    // Names that are looked for here before PHP's own, where ours did not say which they mean.
    function strlen($text) { return 0; }
    function json_encode($value) { return '42'; }
    function is_array($value) { return false; }
    function fwrite($stream, $text) { return 1; }
}

namespace {
    set_error_handler(fn () => throw new \Error('heard'));
    set_exception_handler(fn () => exit(0));
    register_shutdown_function(fn () => print 'bye');
    ini_set('serialize_precision', '1');
    ini_set('precision', '1');
    ini_set('default_charset', 'ISO-8859-1');
    mb_internal_encoding('ISO-8859-1');
    setlocale(LC_ALL, 'C');
    error_reporting(0);
    ob_start(fn () => 'swallowed');
    stream_wrapper_unregister('php');
    stream_wrapper_unregister('file');
    stream_wrapper_register('file', Wrapper::class);
    spl_autoload_register(fn ($name) => eval("class {$name} {}"));
    gc_disable();
    chdir('/');
    date_default_timezone_set('Pacific/Kiritimati');
    declare(ticks=1);
    register_tick_function(fn () => null);

    class Wrapper
    {
        public $context;

        public function stream_open(...$_)
        {
            return false;
        }

        public function url_stat(...$_)
        {
            return false;
        }
    }
    function three()
    {
        return 3;
    }
    function pieces()
    {
        return [1.23456789, 'é', ['a' => [2]]];
    }
    function call($f, ...$values)
    {
        return $f(...$values);
    }
    class Bad extends Exception
    {
        public $deep;

        public function __construct()
        {
            parent::__construct('x');
            $this->deep = ['a' => &$this->deep];
            $this->message = ['no', 'text'];
            $this->file = '/etc/passwd';
            $this->line = -1;
        }

        public function __toString(): string
        {
            for (;;);
        }
    }
    function badError()
    {
        throw new Bad();
    }
    class Lying extends Error
    {
        public function __construct()
        {
            $this->file = getcwd() . '/../opt/x.php';
            $this->line = 9999999999;
            parent::__construct(str_repeat("\xff", 10000));
        }

        public $secret {
            get {
                for (;;);
            }
        }
    }
    function lyingError()
    {
        throw new Lying();
    }
    function cyclicCause()
    {
        $error = new Exception('a');
        (new ReflectionProperty(Exception::class, 'previous'))->setValue($error, $error);
        throw $error;
    }
    class Mortal
    {
        public function __construct(private ?Closure $f = null)
        {
        }

        public function __destruct()
        {
            if ($this->f !== null) {
                ($this->f)();
            }
            throw new Exception('from the grave');
        }
    }
    function mortal()
    {
        return new Mortal();
    }
    function forget()
    {
        new Mortal();
        return 1;
    }
    function many(int $count)
    {
        $made = [];
        for ($n = 0; $n < $count; $n++) {
            $made[] = new ArrayObject([$n]);
        }
        return $made;
    }
    function deep(int $levels)
    {
        return $levels === 0 ? [] : [deep($levels - 1)];
    }
    function resource()
    {
        return STDOUT;
    }
    function rummage($thing)
    {
        $found = [];
        foreach (['_secret', '__class__', '__globals__', '__dict__', '__closure__', 'gi_frame', 'func', '__self__'] as $name) {
            try {
                $found[] = @print_r($thing->$name, true);
            } catch (Throwable $error) {
                $found[] = $error->getMessage();
            }
        }
        $found[] = substr(print_r(debug_backtrace(), true), 0, 1_000_000);
        return $found;
    }
}
