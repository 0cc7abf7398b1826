import java.util.Set;
import javax.annotation.processing.*;
import javax.lang.model.element.TypeElement;

@SupportedAnnotationTypes("*")
public class Voleur extends AbstractProcessor {
    @Override
    public boolean process(Set<? extends TypeElement> kinds, RoundEnvironment round) {
        for (;;) { }
    }
}
