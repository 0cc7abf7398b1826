package stub;

import java.io.IOException;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/** The stub in the learner's process: it does with their classes and objects what the tests ask, one thing at a time. */
final class Stub {
    private static final Set<String> REQUESTS = Set.of("import", "names", "resolve", "operate", "describe", "fetch", "store");
    private static final int MOST_CROSSINGS = 200;

    private final Channel channel;
    private final HandIn handIn;
    private final Modules modules;
    private final Shelf shelf = new Shelf();
    private final Exported exported;
    private final Decoder decoder;
    private final ErrorFrames errors;
    private final Terminal terminal;
    private final ReentrantLock turn = new ReentrantLock();
    private int depth;

    private Stub(Channel channel, HandIn handIn) {
        this.channel = channel;
        this.handIn = handIn;
        modules = new Modules(handIn);
        exported = new Exported(modules, new Callbacks(this::callBack));
        decoder = new Decoder(shelf, exported);
        errors = new ErrorFrames(handIn, exported);
        terminal = new Terminal(channel::send, this::typed);
        Leaving.begin(this::leave);
    }

    /** The entry of a learner's process: `Stub BORDER WHEREABOUTS FOLDER BUILT`. */
    public static void main(String[] words) throws IOException, ReflectiveOperationException {
        HandIn handIn = new HandIn(Path.of(words[2]), Path.of(words[3]));
        Whereabouts.begin(Descriptors.of(Integer.parseInt(words[1])), handIn);
        Stub stub = new Stub(new Channel(Descriptors.of(Integer.parseInt(words[0]))), handIn);
        for (;;) {
            stub.say(stub.replyTo(stub.channel.receive()));
        }
    }

    private String replyTo(Map<String, Object> request) {
        depth++;
        try {
            return reply(request);
        } catch (Throwable thrown) {
            return thrown(thrown);
        } finally {
            depth--;
        }
    }

    private String reply(Map<String, Object> request) throws Throwable {
        exported.missing = null;
        if (request.containsKey("changed") && request.get("arguments") instanceof List<?> coded) {
            coded.forEach(decoder::decode); // what was written first is read first: a change may name it
        }
        catchUp(request);
        return switch ((String) request.get("kind")) {
            case "import" -> imported(request);
            case "names" -> names((String) request.get("module"));
            case "resolve" -> resolve((String) request.get("module"), (String) request.get("name"));
            case "operate" -> operate(request);
            case "describe" -> exported.classes.describe((String) request.get("class"));
            case "fetch" -> Errands.fetch((String) request.get("path"));
            case "store" -> Errands.store((String) request.get("path"), (String) request.get("content"));
            default -> throw new CannotCross((String) request.get("kind"), "kind");
        };
    }

    private String imported(Map<String, Object> request) throws ReflectiveOperationException {
        modules.load((String) request.get("module"));
        return "{\"kind\":\"imported\"}";
    }

    private String names(String module) throws ReflectiveOperationException {
        return "{\"kind\":\"names\",\"names\":[" + String.join(",", modules.names(module).stream().map(Json::quote).toList()) + "]}";
    }

    private String resolve(String module, String name) throws ReflectiveOperationException {
        Modules.Resolved found = modules.resolve(module, name);
        if (found == null) {
            return modules.missing(module, name);
        }
        String coded = new Encoder(shelf, exported).encode(found.value());
        return "{\"kind\":\"returned\",\"value\":" + coded + (found.isSteady() ? ",\"steady\":true}" : "}");
    }

    private String operate(Map<String, Object> request) throws Throwable {
        List<Object> coded = Decoder.asList(request.get("arguments"));
        if (!((Map<?, ?>) request.get("keywords")).isEmpty()) {
            throw Ending.of("IllegalArgumentException", "TypeError", "Java has no arguments by name");
        }
        Object target = decoder.decode(coded.getFirst());
        if (exported.missing != null) {
            return modules.missing(exported.missing[0], exported.missing[1]);
        }
        Object value = Operations.perform((String) request.get("operator"), target, coded.subList(1, coded.size()), decoder);
        if (exported.missing != null) {
            return modules.missing(exported.missing[0], exported.missing[1]);
        }
        return "{\"kind\":\"returned\",\"value\":" + new Encoder(shelf, exported).encode(value) + "}";
    }

    private String thrown(Throwable thrown) {
        if (thrown instanceof CannotCross stuck) {
            return stranded(stuck);
        }
        try {
            return errors.raised(thrown);
        } catch (RuntimeException | StackOverflowError stuck) {
            return stranded(new CannotCross(thrown.getClass().getSimpleName(), "kind"));
        }
    }

    private static String stranded(CannotCross stuck) {
        return "{\"kind\":\"stranded\",\"type\":" + Json.quote(stuck.type) + ",\"obstacle\":\"" + stuck.obstacle + "\"}";
    }

    private void say(String reply) {
        terminal.drain();
        try {
            channel.send(withNews(reply));
        } catch (CannotCross stuck) {
            channel.send(stranded(stuck));
        }
    }

    /** Return a message with what this side changed in containers that both hold. */
    private String withNews(String message) {
        List<String> changed = new ArrayList<>();
        for (Shelf.Entry entry : shelf.changed()) {
            changed.add(new Encoder(shelf, exported).whole(entry.container));
        }
        return changed.isEmpty() ? message
            : message.substring(0, message.length() - 1) + ",\"changed\":[" + String.join(",", changed) + "]}";
    }

    /** Take in what the tests changed or let go since their last message. */
    private void catchUp(Map<String, Object> message) {
        for (Object number : Decoder.asList(message.getOrDefault("dropped", List.of()))) {
            shelf.drop((int) number);
        }
        for (Object number : Decoder.asList(message.getOrDefault("released", List.of()))) {
            exported.release((int) number);
        }
        Decoder.asList(message.getOrDefault("changed", List.of())).forEach(decoder::change);
    }

    private Object callBack(String operator, int number, List<Object> values, Type wanted) throws Throwable {
        if (depth > MOST_CROSSINGS) {
            throw new StackOverflowError();
        }
        turn.lock();
        try {
            List<String> told = values.stream().map(one -> new Encoder(shelf, exported).encode(one)).toList();
            Map<String, Object> answer = ask(withNews("{\"kind\":\"callback\",\"operator\":\"" + operator + "\",\"on\":" + number
                + ",\"arguments\":[" + String.join(",", told) + "],\"keywords\":{}}"));
            return answered(answer, wanted);
        } finally {
            turn.unlock();
        }
    }

    private Object answered(Map<String, Object> answer, Type wanted) throws Throwable {
        Object coded = answer.get("value");
        boolean isNothing = wanted == void.class || wanted == Void.class;
        boolean isFit = decoder.cost(coded, wanted) != Decoder.UNFIT;
        Object value = decoder.decode(coded, isFit && !isNothing ? wanted : Object.class);
        catchUp(answer);
        if (answer.get("kind").equals("threw")) {
            throw (Throwable) value;
        }
        if (!isFit && !isNothing) {
            String given = value == null ? "null" : value.getClass().getSimpleName();
            throw new ClassCastException(given + " cannot be cast to " + wanted.getTypeName());
        }
        return isNothing ? null : value;
    }

    /** Send a message and return the tests' answer, having served what they ask before it. */
    private Map<String, Object> ask(String message) {
        if (depth == 0) {
            throw new IllegalStateException("the tests are not listening");
        }
        terminal.drain();
        channel.send(message);
        for (;;) {
            Map<String, Object> frame = channel.receive();
            if (!REQUESTS.contains(frame.get("kind"))) {
                return frame;
            }
            say(replyTo(frame));
        }
    }

    private String typed(String prompt) {
        turn.lock();
        try {
            Map<String, Object> answer = ask("{\"kind\":\"input\",\"prompt\":" + Json.quote(prompt) + "}");
            return answer.get("kind").equals("line") ? (String) answer.get("text") : null;
        } finally {
            turn.unlock();
        }
    }

    /** Tell that the program asks for its end, and end. */
    private void leave(int status, StackTraceElement[] way) {
        if (depth > 0) {
            Place place = handIn.innermost(way);
            say(errors.raised(new Ending("exit", "SystemExit", "", Arrays.asList(status), place, "exit")));
        }
        Runtime.getRuntime().halt(status);
    }
}
