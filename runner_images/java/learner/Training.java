package stub;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What is done once as the image is made, so that the classes it takes are archived: `Training FOLDER BUILT`. */
final class Training {
    private Training() {
    }

    public static void main(String[] words) throws Throwable {
        Path folder = Path.of(words[0]);
        Files.write(Path.of(words[1]), Build.of(folder));
        HandIn handIn = new HandIn(folder, Path.of(words[1]));
        Modules modules = new Modules(handIn);
        Exported exported = new Exported(modules, new Callbacks((operator, number, values, wanted) -> null));
        Shelf shelf = new Shelf();
        Decoder decoder = new Decoder(shelf, exported);
        modules.load("Essai");
        exported.classes.describe(exported.classes.keyOf(modules.classNamed("Essai", "P")));
        Object asked = Json.object("{\"arguments\":[{\"list\":[1,\"a\",2.5]},{\"dict\":[2,[\"a\",1]]}]}").get("arguments");
        for (Object one : Decoder.asList(asked)) {
            new Encoder(shelf, exported).encode(decoder.decode(one));
        }
        Object main = modules.resolve("Essai", "main").value();
        Operations.perform("call", main, List.of(Map.of("tuple", List.of())), decoder);
        new ErrorFrames(handIn, exported).raised(new IllegalArgumentException("no"));
        Looks.of(List.of(Map.of("a", 1)));
    }
}
