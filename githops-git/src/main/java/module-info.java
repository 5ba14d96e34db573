import org.jspecify.annotations.NullMarked;

/** The desired side: snapshots of a Git repository. */
@NullMarked
module io.githops.git {
    requires transitive io.githops.model;
    requires org.eclipse.jgit;
    requires static org.apache.sshd.osgi;
    requires static org.eclipse.jgit.ssh.apache;
    requires static transitive org.jspecify;

    exports io.githops.git;
    exports io.githops.git.trust;
}
