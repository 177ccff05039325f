package io.counterservice.adapter.rest.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.server.ResponseStatusException;

class ProblemTranslatorTest {
  private final ProblemTranslator translator = new ProblemTranslator();

  @Test
  void takes_a_problem_of_another_adapter_as_it_is() {
    ErrorResponseException told = told("/problems/too-many-connections");
    told.getBody().setDetail("There are 3");
    told.getBody().setProperty("field", "f");
    told.getHeaders().set("Retry-After", "10");
    Problem problem = translator.problemOf(told);
    assertThat(problem.type()).isEqualTo(ProblemType.TOO_MANY_CONNECTIONS);
    assertThat(problem.detail()).isEqualTo("There are 3");
    assertThat(problem.members()).containsExactly(Map.entry("field", "f"));
    assertThat(problem.headers()).containsExactly(Map.entry("Retry-After", "10"));
  }

  @Test
  void explains_one_without_a_detail_by_its_type() {
    assertThat(translator.problemOf(told("/problems/overloaded")).detail()).isEqualTo(ProblemType.OVERLOADED.meaning());
  }

  @Test
  void knows_no_others() {
    assertThat(translator.problemOf(told("/problems/made-up")).type()).isEqualTo(ProblemType.INTERNAL_ERROR);
    assertThat(translator.problemOf(new ResponseStatusException(HttpStatus.NOT_FOUND)).type()).isEqualTo(ProblemType.PATH_NOT_FOUND);
  }

  private static ErrorResponseException told(String type) {
    ProblemDetail body = ProblemDetail.forStatus(HttpStatus.TOO_MANY_REQUESTS);
    body.setType(URI.create(type));
    return new ErrorResponseException(HttpStatus.TOO_MANY_REQUESTS, body, null);
  }
}
