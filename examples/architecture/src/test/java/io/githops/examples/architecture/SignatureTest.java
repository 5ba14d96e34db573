package io.githops.examples.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SignatureTest {

    private static final List<String> HIDDEN = List.of(
            "com.fasterxml.",
            "org.yaml.",
            "org.eclipse.",
            "org.apache.",
            "org.bouncycastle.",
            "org.slf4j.",
            "org.immutables.");

    @Test
    void noPublicSignatureNamesATypeOfAnotherLibrary() {
        classes()
                .that()
                .arePublic()
                .should(nameOnlyOwnTypesInSignatures())
                .allowEmptyShould(true)
                .check(Library.CLASSES);
    }

    private static ArchCondition<JavaClass> nameOnlyOwnTypesInSignatures() {
        return new ArchCondition<>("name only their own types and the JDK's in signatures") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                ancestors(type)
                        .filter(SignatureTest::isHidden)
                        .forEach(found -> events.add(SimpleConditionEvent.violated(
                                type, type.getFullName() + " extends " + found.getFullName())));
                type.getMembers().stream()
                        .filter(SignatureTest::isVisible)
                        .forEach(member -> signature(member)
                                .filter(SignatureTest::isHidden)
                                .forEach(found -> events.add(SimpleConditionEvent.violated(
                                        member, member.getFullName() + " names " + found.getFullName()))));
            }
        };
    }

    private static Stream<JavaClass> ancestors(JavaClass type) {
        return Stream.concat(type.getSuperclass().stream(), type.getInterfaces().stream())
                .map(JavaType::getAllInvolvedRawTypes)
                .flatMap(types -> types.stream());
    }

    private static Stream<JavaClass> signature(JavaMember member) {
        Stream<JavaClass> types = member.getAllInvolvedRawTypes().stream();
        return member instanceof JavaMethod method ? Stream.concat(types, method.getExceptionTypes().stream()) : types;
    }

    private static boolean isVisible(JavaMember member) {
        return member.getModifiers().contains(JavaModifier.PUBLIC)
                || member.getModifiers().contains(JavaModifier.PROTECTED);
    }

    private static boolean isHidden(JavaClass type) {
        return HIDDEN.stream().anyMatch(type.getName()::startsWith);
    }
}
