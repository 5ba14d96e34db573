package io.githops.model.binding;

import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import io.githops.tree.FieldPath;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A tree that does not fit a type. Its message says where and what was expected, never what stood there. The cause,
 * where the type itself refused what it was given, may hold values and must not leave the library.
 */
public final class UnboundException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient FieldPath path;
    private final String expected;

    private UnboundException(FieldPath path, String expected, @Nullable Throwable refusal) {
        super(path + ": expected " + expected, refusal);
        this.path = path;
        this.expected = expected;
    }

    static UnboundException of(IOException e) {
        FieldPath path = pathOf(e);
        if (e.getCause() instanceof RefusedValueException refused) {
            return new UnboundException(path, refused.expected(), refused);
        }
        if (e instanceof ValueInstantiationException refusal) {
            String expected = ExpectedWords.ofRefused(refusal.getType().getRawClass());
            return new UnboundException(path, expected, e.getCause());
        }
        return new UnboundException(path, expected(e), null);
    }

    private static String expected(IOException e) {
        if (e instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null) {
            return ExpectedWords.of(mismatch.getTargetType());
        }
        if (e instanceof InvalidNullException) {
            return "a value";
        }
        return e.getCause() instanceof InputCoercionException ? "a number that fits" : "what the view accepts";
    }

    static UnboundException nothing(Class<?> type) {
        return new UnboundException(FieldPath.root(), ExpectedWords.of(type), null);
    }

    static FieldPath pathOf(IOException e) {
        FieldPath path = FieldPath.root();
        if (e instanceof JsonMappingException mapping) {
            for (JsonMappingException.Reference step : mapping.getPath()) {
                path = step.getFieldName() == null ? path.item(step.getIndex()) : path.field(step.getFieldName());
            }
        }
        return path;
    }

    /** The field that does not fit; list items by index. */
    public FieldPath path() {
        return path;
    }

    /** What the type expects, in words. */
    public String expected() {
        return expected;
    }
}
