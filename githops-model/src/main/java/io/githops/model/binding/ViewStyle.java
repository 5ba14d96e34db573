package io.githops.model.binding;

import io.githops.model.MissingFieldsException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.immutables.value.Value;

/**
 * How all views are generated: hidden behind their interface, without annotations that consumers would need, keeping
 * the order of lists and maps.
 */
@Target({ElementType.PACKAGE, ElementType.TYPE})
@Retention(RetentionPolicy.SOURCE)
@Value.Style(
        visibility = Value.Style.ImplementationVisibility.PACKAGE,
        overshadowImplementation = true,
        jdkOnly = true,
        allowedClasspathAnnotations = {Override.class},
        throwForInvalidImmutableState = MissingFieldsException.class,
        depluralize = true,
        withUnaryOperator = "edit*",
        redactedMask = "«redacted»")
public @interface ViewStyle {}
