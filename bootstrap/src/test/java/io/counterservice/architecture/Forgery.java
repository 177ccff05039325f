package io.counterservice.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.nio.file.Files;
import java.nio.file.Path;

/** Offenders that use a library which is not on the class path: made as class files, because no compiler would. */
final class Forgery {
  private Forgery() {}

  /** A class of the offenders' house with one field of a type. */
  static JavaClasses withField(Path folder, String name, String type) throws IOException {
    Path file = folder.resolve(name + ".class");
    ClassDesc forged = ClassDesc.of(House.OFFENDERS + "." + name);
    Files.write(file, ClassFile.of().build(forged, built -> built
        .withFlags(ClassFile.ACC_FINAL).withField("used", ClassDesc.of(type), ClassFile.ACC_FINAL)));
    return new ClassFileImporter().importPath(file);
  }
}
