import { Controller, Get, Header } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { SETUP_PAGE, SETUP_SCRIPT } from './setup-page.js';

const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; script-src 'self'; connect-src 'self'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'";

/** Where the link that the first start prints leads to: found the company, become its administrator. The code stays behind the # of the address and in no log. */
@ApiExcludeController()
@Controller('setup')
export class SetupController {
  @Get()
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('content-security-policy', POLICY)
  @Header('referrer-policy', 'no-referrer')
  page(): string {
    return SETUP_PAGE;
  }

  @Get('setup.js')
  @Header('content-type', 'text/javascript; charset=utf-8')
  script(): string {
    return SETUP_SCRIPT;
  }
}
