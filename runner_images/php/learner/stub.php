<?php
/** The stub in the learner's process: it does with their files and objects what the tests ask, one thing at a time. */

namespace Stub;

/** Answers the requests of the tests, one after the other; PROTOCOL.md lists them. */
final class Stub
{
    private const REQUESTS = [
        'import' => true, 'names' => true, 'resolve' => true, 'operate' => true, 'describe' => true, 'fetch' => true,
        'store' => true,
    ];
    private const MOST_CROSSINGS = 200;

    private static Stub $one;

    private Shelf $shelf;
    private Modules $modules;
    private ExportedObjects $exported;
    private int $depth = 0;
    /** The module whose file is being read. */
    private string $module = '';
    private News $news;

    private function __construct(private Channel $channel, private Sources $sources)
    {
        $this->shelf = new Shelf();
        $this->modules = new Modules($sources);
        $this->exported = new ExportedObjects($this->modules, new Classes($this->modules));
        $this->news = new News($this->shelf, $this->encoder(...));
    }

    /** Get ready, before any code of the learner's: border and whereabouts are descriptors. */
    public static function begin(int $border, int $whereabouts, string $folder): void
    {
        \chdir($folder);
        $channel = new Channel($border);
        self::$one = $stub = new self($channel, new Sources($folder));
        Callbacks::begin($stub->callBack(...));
        ErrorFrames::begin($stub->sources, $stub->exported);
        Whereabouts::begin($whereabouts);
        StandardStreams::begin();
        Terminal::begin($channel->send(...), $stub->ask(...));
        Warnings::begin($stub->sources);
        Endings::begin($stub->sources, function (\Throwable $thrown) use ($stub): void {
            if ($stub->depth > 0) {
                $stub->say($stub->thrown($thrown));
            }
        });
    }

    /** Answer until a file of the learner's has to be read, and return its path. */
    public static function nextFile(): string
    {
        for (;;) {
            $request = self::$one->received();
            $path = $request['kind'] === 'import' ? self::$one->fileFor($request) : null;
            if ($path === null) {
                self::$one->say(self::$one->replyTo($request));
            } elseif (($fault = self::$one->sources->unopened($path)) === null) {
                return $path;
            } else {
                self::failed($fault);
            }
        }
    }

    /** Answer that it was read. */
    public static function loaded(): void
    {
        self::$one->modules->loaded(self::$one->module);
        self::$one->depth--;
        self::$one->say('{"kind":"imported"}');
    }

    /** Answer that reading it came to no good end. */
    public static function failed(\Throwable $thrown): void
    {
        self::$one->depth--;
        self::$one->say(self::$one->thrown($thrown));
    }

    private function fileFor(array $request): ?string
    {
        $path = $this->modules->toLoad($request['module'], $request['again'] ?? false);
        if ($path !== null) {
            $this->catchUp($request);
            $this->module = $request['module'];
            $this->depth++;
        }
        return $path;
    }

    private function received(): array
    {
        return $this->channel->receive() ?? Endings::hangUp();
    }

    private function replyTo(array $request): string
    {
        $this->depth++;
        try {
            return $this->reply($request);
        } catch (\Throwable $thrown) {
            return $this->thrown($thrown);
        } finally {
            $this->depth--;
        }
    }

    private function reply(array $request): string
    {
        if ($request['kind'] === 'operate') {
            return $this->operate($request);
        }
        $this->catchUp($request);
        return match ($request['kind']) {
            'import' => $this->importNow($request['module']),
            'names' => $this->names($request['module']),
            'resolve' => $this->resolve($request['module'], $request['name']),
            'describe' => $this->exported->classes->describe($request['class'], $this->encoder()),
            'fetch' => Files::fetch($request['path']),
            'store' => Files::store($request['path'], $request['content']),
            default => throw new CannotCross($request['kind'], 'kind'),
        };
    }

    private function importNow(string $module): string
    {
        $this->modules->loadNow($module);
        return '{"kind":"imported"}';
    }

    private function names(string $module): string
    {
        $names = \array_map(Encoder::shown(...), $this->modules->names($module));
        return '{"kind":"names","names":[' . \implode(',', $names) . ']}';
    }

    private function resolve(string $module, string $name): string
    {
        $found = $this->modules->resolve($module, $name);
        if ($found === null) {
            return $this->modules->missing($module, $name);
        }
        [$value, $isSteady] = $found;
        $coded = $this->encoder()->encode($value);
        return "{\"kind\":\"returned\",\"value\":{$coded}" . ($isSteady ? ',"steady":true}' : '}');
    }

    private function operate(array $request): string
    {
        $this->exported->missing = null;
        [$values, $named] = $this->given($request);
        $this->catchUp($request);
        if (isset($request['changed'])) {
            // Arrays are values: what was read before is what they were.
            [$values, $named] = $this->given($request);
        }
        if ($this->exported->missing !== null) {
            return $this->modules->missing(...$this->exported->missing);
        }
        $calling = $this->calling($request, $values, $named);
        try {
            $value = Operations::perform($request['operator'], $values, $calling);
            return "{\"kind\":\"returned\",\"value\":{$this->encoder()->encode($value)}}";
        } finally {
            $this->news->notice($calling);
        }
    }

    private function given(array $request): array
    {
        $decode = $this->decode(...);
        return [\array_map($decode, $request['arguments']), \array_map($decode, $request['keywords'])];
    }

    /** Return the call that a request may be, with the numbers of the containers that the tests hand over. */
    private function calling(array $request, array $values, array $named): Calling
    {
        $ahead = $request['operator'] === 'method' ? 2 : 1;
        $given = [...\array_slice($request['arguments'], $ahead), ...$request['keywords']];
        $numbers = \array_filter(\array_map(Decoder::numberOf(...), $given), \is_int(...));
        $asNames = \array_map(
            fn ($value) => $value instanceof Kind ? $value->name : $value,
            [...\array_slice($values, $ahead), ...$named],
        );
        return new Calling($asNames, $numbers);
    }

    private function thrown(\Throwable $thrown): string
    {
        if ($thrown instanceof CannotCross) {
            return self::stranded($thrown->typeName, $thrown->obstacle);
        }
        try {
            return ErrorFrames::raised($thrown);
        } catch (\Throwable) {
            return self::stranded(\get_debug_type($thrown), 'kind');
        }
    }

    private static function stranded(string $type, string $obstacle): string
    {
        return '{"kind":"stranded","type":' . Encoder::shown(\substr($type, 0, 200)) . ",\"obstacle\":\"{$obstacle}\"}";
    }

    private function say(string $reply): void
    {
        StandardStreams::drain();
        try {
            $this->channel->send($this->news->with($reply));
        } catch (CannotCross | FrameTooBig) {
            $this->channel->send(self::stranded('value', 'size'));
        }
    }

    /** Take in what the tests changed or let go since their last message. */
    private function catchUp(array $message): void
    {
        foreach ($message['dropped'] ?? [] as $number) {
            $this->shelf->drop($number);
        }
        foreach ($message['released'] ?? [] as $number) {
            $this->exported->release($number);
        }
        foreach ($message['changed'] ?? [] as $coded) {
            $this->decode($coded);
        }
    }

    private function encoder(): Encoder
    {
        return new Encoder($this->shelf, $this->exported->depart(...));
    }

    private function decode(mixed $coded): mixed
    {
        return (new Decoder($this->shelf, $this->exported->arrive(...)))->decode($coded);
    }

    private function callBack(string $operator, int $number, array $values): mixed
    {
        if ($this->depth > self::MOST_CROSSINGS) {
            throw new \Error('Maximum call stack size reached. Infinite recursion?');
        }
        [$told, $named] = [[], []];
        foreach ($values as $place => $value) {
            $written = $this->encoder()->encode($value);
            \is_int($place) ? $told[] = $written : $named[] = Encoder::shown($place) . ":{$written}";
        }
        $answer = $this->ask($this->news->with(
            "{\"kind\":\"callback\",\"operator\":\"{$operator}\",\"on\":{$number},"
            . '"arguments":[' . \implode(',', $told) . '],"keywords":{' . \implode(',', $named) . '}}',
        ));
        $value = $this->decode($answer['value']);
        $this->catchUp($answer);
        if ($answer['kind'] === 'threw') {
            throw $value;
        }
        return $value;
    }

    /** Send a message and return the tests' answer, having served what they ask before it. */
    private function ask(string $message): array
    {
        if ($this->depth === 0) {
            throw new \Error('the tests are not listening');
        }
        StandardStreams::drain();
        $this->channel->send($message);
        for (;;) {
            $frame = $this->received();
            if (!isset(self::REQUESTS[$frame['kind']])) {
                return $frame;
            }
            $this->say($this->replyTo($frame));
        }
    }
}
