package io.githops.manifest.yaml;

import io.githops.tree.Bool;
import io.githops.tree.Null;
import io.githops.tree.Num;
import io.githops.tree.Text;
import io.githops.tree.Tree;
import java.math.BigInteger;

/**
 * What a scalar means.
 *
 * @see <a href="https://github.com/kubernetes-sigs/yaml/blob/master/yaml.go">sigs.k8s.io/yaml, yaml.go</a>
 */
sealed interface Scalar {
    Scalar NULL = new NullScalar();

    ScalarTag tag();

    /** @throws UnusableScalarException when JSON has no such value */
    Tree tree();

    /**
     * The name of the field whose key this is.
     *
     * @throws UnusableScalarException when kubectl has none
     */
    String name();

    record TextScalar(String value) implements Scalar {
        @Override
        public ScalarTag tag() {
            return ScalarTag.STRING;
        }

        @Override
        public Tree tree() {
            return new Text(value);
        }

        @Override
        public String name() {
            return value;
        }
    }

    record BoolScalar(boolean value) implements Scalar {
        @Override
        public ScalarTag tag() {
            return ScalarTag.BOOL;
        }

        @Override
        public Tree tree() {
            return Bool.of(value);
        }

        @Override
        public String name() {
            return Boolean.toString(value);
        }
    }

    record NullScalar() implements Scalar {
        @Override
        public ScalarTag tag() {
            return ScalarTag.NULL;
        }

        @Override
        public Tree tree() {
            return Null.NULL;
        }

        @Override
        public String name() {
            throw new UnusableScalarException(
                    "found a field whose name is null; expected a name before the colon, in quotes if it is null or ~");
        }
    }

    record IntegerScalar(long value) implements Scalar {
        @Override
        public ScalarTag tag() {
            return ScalarTag.INTEGER;
        }

        @Override
        public Tree tree() {
            return Num.of(value);
        }

        @Override
        public String name() {
            return Long.toString(value);
        }
    }

    /** A whole number above the range of {@code long}, up to 64 bits; kubectl's JSON keeps its first 53 bits. */
    record UnsignedScalar(BigInteger value) implements Scalar {
        @Override
        public ScalarTag tag() {
            return ScalarTag.INTEGER;
        }

        @Override
        public Tree tree() {
            return Decimals.number(value.doubleValue(), value.toString());
        }

        @Override
        public String name() {
            throw new UnusableScalarException(
                    "found a field whose name is a number beyond 63 bits; expected the name in quotes");
        }
    }

    /** @param spelling in decimal digits, without underscores */
    record FloatScalar(double value, String spelling) implements Scalar {
        @Override
        public ScalarTag tag() {
            return ScalarTag.FLOAT;
        }

        @Override
        public Tree tree() {
            if (!Double.isFinite(value)) {
                throw new UnusableScalarException("found infinity or not-a-number, which JSON cannot express;"
                        + " expected a finite number, or quotes if text is meant");
            }
            return Decimals.number(value, spelling);
        }

        @Override
        public String name() {
            return Decimals.name(value);
        }
    }
}
